using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Findings;

/// <summary>What a rule is about. <c>docs/rules.md</c> and <c>explain</c> are written from it; the texts stand nowhere else.</summary>
/// <param name="Code">Stable, unique, never reused: <c>KC1001</c>. The digit after KC is the block.</param>
/// <param name="DefaultSeverity">Settings can make it stricter, never weaker.</param>
/// <param name="Title">What happened, in a few words.</param>
/// <param name="Why">The accident that the rule prevents.</param>
/// <param name="SafeWay">What to do instead.</param>
/// <param name="Evidence">What lets the change pass all the same; null where nothing does.</param>
public sealed record RuleDescription(string Code, Severity DefaultSeverity, string Title, string Why, string SafeWay, string? Evidence = null)
{
    /// <summary>By name, what must hold on the live cluster beside the evidence; measured by the tool, at plan time and immediately before the change.</summary>
    public IReadOnlyList<string> Gates { get; init; } = [];

    /// <summary>What a colleague who has been through it would tell: for <c>explain</c>. A paragraph each.</summary>
    public IReadOnlyList<string> Advice { get; init; } = [];

    /// <summary>Block KC0: files and shapes. Its findings are errors of the input (exit code 1), all others refusals (3).</summary>
    public bool IsShape => IsShapeCode(Code);

    /// <summary>A finding of this rule, with the rule's own texts where nothing better is said.</summary>
    public Finding Finding(string what, ResourceAddress? address = null, SourceLocation? location = null, string? why = null, string? safeWay = null) => new()
    {
        Code = Code,
        Severity = DefaultSeverity,
        Address = address,
        Location = location,
        What = what,
        Why = why ?? Why,
        SafeWay = safeWay ?? SafeWay,
        PassesWhen = Evidence,
    };

    public static bool IsShapeCode(string code) => code.StartsWith("KC0", StringComparison.Ordinal);
}
