using KafkaConfig.Cli.Commands;
using KafkaConfig.Cli.Documents;
using KafkaConfig.Cli.Views.Apply;
using KafkaConfig.Cli.Views.Connectors;
using KafkaConfig.Cli.Views.Drifts;
using KafkaConfig.Cli.Views.GitHub;
using KafkaConfig.Cli.Views.History;
using KafkaConfig.Cli.Views.Plan;
using KafkaConfig.Cli.Views.Rules;
using KafkaConfig.Cli.Views.Show;
using KafkaConfig.Cli.Views.Validation;
using KafkaConfig.Core.Findings;

namespace KafkaConfig.Cli.Views;

/// <summary>Every view, by report and output.</summary>
public static class ViewCatalog
{
    public static IView<ValidationReport> Validation(OutputFormat format, Ink ink) => format switch
    {
        OutputFormat.Json => new JsonView<ValidationReport>(report => ValidationDocument.Of(report).ToJson()),
        OutputFormat.Markdown => new MarkdownValidationView(),
        OutputFormat.Sarif => new JsonView<ValidationReport>(report => SarifDocument.Of(report).ToJson()),
        _ => new TextValidationView(ink),
    };

    public static IView<PlanReport> Plan(OutputFormat format, Ink ink) => format switch
    {
        OutputFormat.Json => new JsonView<PlanReport>(report => PlanDocument.Of(report).ToJson()),
        OutputFormat.Markdown => new MarkdownPlanView(),
        _ => new TextPlanView(ink),
    };

    /// <summary>Plans in a pull request. <paramref name="whole"/>: a sentence that says where the whole plan is.</summary>
    public static IView<PullRequestReport> Comment(string marker, string whole) => new CommentView(CommentView.CommentLimit, marker, whole);

    /// <summary>The same where there is more room: <paramref name="left"/> bytes.</summary>
    public static IView<PullRequestReport> Summary(int left) => new CommentView(left, "", "The whole plan is in the file of `kafka-config plan --out`.");

    public static IView<PullRequestReport> Annotations() => new AnnotationsView();

    public static IView<DriftReportDocument> Drift(OutputFormat format, Ink ink) => format switch
    {
        OutputFormat.Json => new JsonView<DriftReportDocument>(report => report.ToJson()),
        OutputFormat.Markdown => new MarkdownDriftView(),
        _ => new TextDriftView(ink),
    };

    public static IView<DriftReportDocument> DriftIssue(int limit, string marker, string whole) => new DriftIssueView(limit, marker, whole);

    public static IView<ApplyRun> Apply(OutputFormat format, Ink ink) => format switch
    {
        OutputFormat.Json => new JsonApplyView(),
        _ => new TextApplyView(ink),
    };

    public static IView<HistoryReport> History(OutputFormat format, Ink ink) => format switch
    {
        OutputFormat.Json => new JsonView<HistoryReport>(report => HistoryDocument.Of(report).ToJson()),
        _ => new TextHistoryView(ink),
    };

    public static IView<ConnectorReport> Connectors(OutputFormat format, Ink ink) => format switch
    {
        OutputFormat.Json => new JsonView<ConnectorReport>(report => ConnectorsDocument.Of(report).ToJson()),
        _ => new TextConnectorsView(ink),
    };

    public static IView<ShowReport> Show(OutputFormat format, Ink ink) => format switch
    {
        OutputFormat.Json => new JsonView<ShowReport>(report => ShowDocument.Of(report).ToJson()),
        _ => new TextShowView(ink),
    };

    public static IView<IReadOnlyList<RuleDescription>> Rules(OutputFormat format) => format switch
    {
        OutputFormat.Json => new JsonView<IReadOnlyList<RuleDescription>>(rules => RulesDocument.Of(rules).ToJson()),
        OutputFormat.Markdown => new MarkdownRulesView(),
        _ => new TextRulesView(),
    };

    public static IView<IReadOnlyList<RuleDescription>> RuleList(OutputFormat format) => format == OutputFormat.Text ? new TextRuleListView() : Rules(format);
}
