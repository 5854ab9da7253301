using KafkaConfig.Testing;
using YamlDotNet.RepresentationModel;

namespace KafkaConfig.Cli.Tests.Workflows;

/// <summary>A workflow of this repository, or one that <c>init</c> writes, or the action.</summary>
internal sealed class WorkflowFile
{
    private const string OwnFolder = ".github/workflows";
    private const string TemplateFolder = "tool/KafkaConfig.Cli/Commands/Init/Templates/dot-github/workflows";

    private WorkflowFile(string path)
    {
        Path = path;
        Text = File.ReadAllText(SolutionRoot.Combine(path)).ReplaceLineEndings("\n");
        var stream = new YamlStream();
        stream.Load(new StringReader(Text));
        Root = (YamlMappingNode)Assert.Single(stream.Documents).RootNode;
    }

    public static IReadOnlyList<WorkflowFile> Own { get; } = Read(OwnFolder);

    public static IReadOnlyList<WorkflowFile> Templates { get; } = Read(TemplateFolder);

    public static IReadOnlyList<WorkflowFile> Workflows { get; } = [.. Own, .. Templates];

    public static WorkflowFile Action { get; } = new("action.yml");

    public static IReadOnlyList<WorkflowFile> All { get; } = [.. Workflows, Action];

    /// <summary>From the root, with slashes.</summary>
    public string Path { get; }

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public string Text { get; }

    public YamlMappingNode Root { get; }

    public IReadOnlyList<string> Triggers => Root.Entry("on") is { } triggers ? triggers.Names() : [];

    public IReadOnlyList<WorkflowJob> Jobs =>
        Root.Entry("jobs") is YamlMappingNode jobs ? [.. jobs.Children.Select(job => new WorkflowJob(this, job.Key.Text(), (YamlMappingNode)job.Value))] : [];

    /// <summary>All steps, of the action too.</summary>
    public IReadOnlyList<YamlMappingNode> Steps => Root.Entry("runs") is { } runs ? [.. runs.Steps()] : [.. Jobs.SelectMany(job => job.Steps)];

    public static WorkflowFile OwnNamed(string name) => Own.Single(file => file.Name == name);

    public WorkflowJob Job(string name) => Jobs.Single(job => job.Name == name);

    public override string ToString() => Path;

    private static IReadOnlyList<WorkflowFile> Read(string folder) =>
        [.. Directory.GetFiles(SolutionRoot.Combine(folder)).Select(path => new WorkflowFile($"{folder}/{System.IO.Path.GetFileName(path)}")).OrderBy(file => file.Path, StringComparer.Ordinal)];
}
