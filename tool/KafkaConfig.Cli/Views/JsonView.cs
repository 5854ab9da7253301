namespace KafkaConfig.Cli.Views;

/// <summary>Writes a versioned document.</summary>
public sealed class JsonView<TReport>(Func<TReport, string> write) : IView<TReport>
{
    public void Render(TReport report, TextWriter output) => output.Write(write(report));
}
