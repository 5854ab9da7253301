
namespace KafkaConfig.Testing.Live;

/// <summary>Finds an unpacked Apache Kafka.</summary>
public static class KafkaHome
{
    /// <summary><c>KAFKA_HOME</c>, or <c>shared/kafka</c> beside the repository; null where there is none.</summary>
    public static string? Find()
    {
        var candidates = new[] { Environment.GetEnvironmentVariable("KAFKA_HOME"), Path.GetFullPath(SolutionRoot.Combine("..", "shared", "kafka")) };
        return candidates.FirstOrDefault(home => !string.IsNullOrEmpty(home) && File.Exists(Path.Combine(home, "bin", "kafka-server-start.sh")));
    }
}
