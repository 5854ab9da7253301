using KafkaConfig.Cli.Commands;
using KafkaConfig.Cli.Documents;
using KafkaConfig.Cli.Views;

namespace KafkaConfig.Cli.Tests;

public sealed class DriftViewTests
{
    [Fact]
    public void Where_nothing_could_be_read_no_time_is_told()
    {
        using var output = new StringWriter { NewLine = "\n" };
        ViewCatalog.Drift(OutputFormat.Markdown, Ink.Plain).Render(DriftReportDocument.Of([], [new UnavailableDocument("prod", "It hangs.")]), output);
        Assert.StartsWith("**Kafka drift: not everything could be read**\n\n- **prod could not be read:** It hangs.\n", output.ToString(), StringComparison.Ordinal);
    }
}
