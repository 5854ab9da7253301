namespace KafkaConfig.Core.Model;

/// <summary>A service did not answer, or did not let us look (exit code 5). The message is a sentence for users and holds no secret.</summary>
public sealed class UnavailableException : Exception
{
    public UnavailableException(string message)
        : base(message)
    {
    }

    public UnavailableException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
