namespace KafkaConfig.Cli.Views.GitHub;

/// <summary>How much a comment shows. Findings are shortened last and never left out before everything else is.</summary>
internal sealed record CommentDetail
{
    public bool Observations { get; init; } = true;

    public bool Drift { get; init; } = true;

    public bool CreationFields { get; init; } = true;

    public bool CreationNames { get; init; } = true;

    /// <summary>Texts line by line of what is not created.</summary>
    public bool ChangeTexts { get; init; } = true;

    public bool ChangeFields { get; init; } = true;

    public bool ChangeNames { get; init; } = true;

    public bool DeletionFields { get; init; } = true;

    public bool DeletionNames { get; init; } = true;

    public bool Unread { get; init; } = true;

    public FindingDetail Findings { get; init; } = FindingDetail.Full;

    /// <summary>From everything to as little as there can be, in the order of cutting.</summary>
    public static IReadOnlyList<CommentDetail> Steps { get; } = Build(
        detail => detail with { Observations = false }, detail => detail with { Drift = false }, detail => detail with { CreationFields = false }, detail => detail with { ChangeTexts = false },
        detail => detail with { ChangeFields = false }, detail => detail with { CreationNames = false }, detail => detail with { ChangeNames = false }, detail => detail with { DeletionFields = false },
        detail => detail with { Findings = FindingDetail.WithoutAttachments }, detail => detail with { Findings = FindingDetail.WithoutWhy }, detail => detail with { Findings = FindingDetail.WithoutAdvice },
        detail => detail with { Findings = FindingDetail.Lines }, detail => detail with { Findings = FindingDetail.Addresses }, detail => detail with { Unread = false }, detail => detail with { DeletionNames = false });

    private static List<CommentDetail> Build(params Func<CommentDetail, CommentDetail>[] cuts)
    {
        List<CommentDetail> steps = [new()];
        foreach (var cut in cuts)
            steps.Add(cut(steps[^1]));
        return steps;
    }
}
