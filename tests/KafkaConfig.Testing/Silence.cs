using KafkaConfig.Cli;

namespace KafkaConfig.Testing;

/// <summary>A world in which nothing is heard and nothing is set.</summary>
public static class Silence
{
    public static IOContext Context { get; } = new()
    {
        Output = TextWriter.Null,
        Error = TextWriter.Null,
        Input = TextReader.Null,
        Variable = _ => null,
        CurrentDirectory = Path.GetTempPath(),
        Time = FixedClock.Instance,
        ToolVersion = "0",
    };
}
