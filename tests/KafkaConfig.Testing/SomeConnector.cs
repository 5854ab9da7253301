using KafkaConfig.Core.Kinds.Connectors;

namespace KafkaConfig.Testing;

/// <summary>Configs of connectors that come with Kafka.</summary>
public static class SomeConnector
{
    public const string FileSource = "org.apache.kafka.connect.file.FileStreamSourceConnector";
    public const string FileSink = "org.apache.kafka.connect.file.FileStreamSinkConnector";
    public const string MirrorSource = "org.apache.kafka.connect.mirror.MirrorSourceConnector";

    /// <summary>Reads a file into a topic of its own, which it creates.</summary>
    public static ConnectorConfig Source(string name, string file, params (string Key, string Value)[] more) => Config(
        name, FileSource, [("tasks.max", "1"), ("file", file), ("topic", name), ("topic.creation.default.replication.factor", "1"), ("topic.creation.default.partitions", "1"), .. more]);

    /// <summary>Writes a topic that need not exist into a file.</summary>
    public static ConnectorConfig Sink(string name, string file, params (string Key, string Value)[] more) => Config(name, FileSink, [("tasks.max", "1"), ("file", file), ("topics", name), .. more]);

    /// <summary>The later of two values for a key wins.</summary>
    public static ConnectorConfig Config(string name, string type, params (string Key, string Value)[] values)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal) { ["connector.class"] = type };
        foreach (var (key, value) in values)
            all[key] = value;
        return new ConnectorConfig(name, all);
    }
}
