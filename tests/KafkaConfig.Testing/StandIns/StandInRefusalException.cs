namespace KafkaConfig.Testing.StandIns;

/// <summary>An answer that is no success, in the service's words.</summary>
public abstract class StandInRefusalException(int status, int code, string message) : Exception(message)
{
    public int Status => status;

    public int Code => code;
}
