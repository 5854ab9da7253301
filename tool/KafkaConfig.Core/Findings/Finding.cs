using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Findings;

/// <summary>One thing that a user should know, with everything that they need to act on it.</summary>
public sealed record Finding
{
    public required string Code { get; init; }

    public required Severity Severity { get; init; }

    /// <summary>What is wrong, from and to, in one sentence.</summary>
    public required string What { get; init; }

    /// <summary>Why it matters, with live numbers.</summary>
    public string? Why { get; init; }

    /// <summary>The safe alternative, ready to paste; for a mistyped word the nearest known one.</summary>
    public string? SafeWay { get; init; }

    /// <summary>What evidence would pass.</summary>
    public string? PassesWhen { get; init; }

    /// <summary>Something long to paste, such as a reassignment in JSON.</summary>
    public string? Attachment { get; init; }

    /// <summary>What a reviewed file must say to let the change pass; null where nothing does.</summary>
    public EvidenceRequest? Asks { get; init; }

    /// <summary>The reviewed file that fits; null where there is none.</summary>
    public EvidenceAnswer? Answer { get; init; }

    public ResourceAddress? Address { get; init; }

    public SourceLocation? Location { get; init; }

    /// <summary>The offending line; null where the file could hold a secret there.</summary>
    public string? Excerpt { get; init; }

    /// <summary>The environments that it holds for; empty: all.</summary>
    public IReadOnlyList<string> Environments { get; init; } = [];

    public bool IsShape => RuleDescription.IsShapeCode(Code);

    /// <summary>True where an apply must not go on.</summary>
    public bool Stops => Severity <= Severity.Ack && Answer is not { Holds: true };
}
