namespace KafkaConfig.Cli;

/// <summary>Everything outside the process that a command may touch: streams, the clock, the process environment, where it was started.</summary>
public sealed record IOContext
{
    /// <summary>Results.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Progress and errors.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Answers to questions; asked only where <see cref="InputIsTerminal"/>.</summary>
    public required TextReader Input { get; init; }

    public bool InputIsTerminal { get; init; }

    public bool OutputIsTerminal { get; init; }

    public bool ErrorIsTerminal { get; init; }

    /// <summary>Looks up a variable of the process environment.</summary>
    public required Func<string, string?> Variable { get; init; }

    public required string CurrentDirectory { get; init; }

    public required TimeProvider Time { get; init; }

    public required string ToolVersion { get; init; }

    /// <summary>Who runs the tool, as far as the machine knows: <c>alice@build-7</c>.</summary>
    public string User { get; init; } = "unknown";

    /// <summary>Six hexadecimal digits, others each time: runs that begin in one second differ.</summary>
    public Func<string> Nonce { get; init; } = () => "000000";

    /// <summary>Told of the Kafka client's statistics, in librdkafka's JSON; null: none are kept.</summary>
    public Action<string>? Statistics { get; init; }
}
