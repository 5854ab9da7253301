using KafkaConfig.Cli.Documents;

namespace KafkaConfig.Cli.Views.Apply;

/// <summary>An apply for machines: one document, once it is over.</summary>
public sealed class JsonApplyView : IView<ApplyRun>
{
    public void Render(ApplyRun report, TextWriter output)
    {
        if (report.IsOver)
            output.Write(ApplyDocument.Of(report).ToJson());
    }
}
