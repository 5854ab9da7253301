namespace KafkaConfig.Adapters.SchemaRegistry;

/// <summary>The error codes of Confluent's API that a decision hangs on. Other registries send the status of HTTP for some, Apicurio 2 a zero.</summary>
internal static class RegistryCodes
{
    public const int NoSubject = 40401;
    public const int NoVersion = 40402;
    public const int NoSchema = 40403;
    public const int NoLevel = 40408;
    public const int NoMode = 40409;
    public const int Unparsable = 42201;
    public const int Referenced = 42206;
    public const int StoreFailed = 50001;
    public const int TimedOut = 50002;
    public const int ForwardFailed = 50003;
    public const int LeaderUnknown = 50004;
}
