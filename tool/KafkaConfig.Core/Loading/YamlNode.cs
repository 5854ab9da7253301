namespace KafkaConfig.Core.Loading;

/// <summary>A node of a YAML document with its place (line and column from 1).</summary>
public abstract class YamlNode(int line, int column)
{
    public int Line => line;

    public int Column => column;

    /// <summary>How many nodes a walk over it meets, aliases expanded.</summary>
    public abstract long Weight { get; }

    /// <summary>What users call it.</summary>
    public abstract string Noun { get; }
}
