namespace KafkaConfig.Testing.Live;

/// <summary>A running cluster.</summary>
public interface ILiveCluster : IAsyncDisposable
{
    string BootstrapServers { get; }

    string ClusterId { get; }

    /// <summary>Runs one of Kafka's own scripts, such as <c>kafka-topics.sh</c>, with words that must come first behind its name; returns what it prints. Skips the test where there are none.</summary>
    Task<string> RunScriptAsync(string script, params string[] arguments);

    /// <summary>Ends a broker with SIGKILL.</summary>
    Task KillAsync(int broker);

    /// <summary>Starts a killed broker again and waits until it answers.</summary>
    Task ResumeAsync(int broker);
}
