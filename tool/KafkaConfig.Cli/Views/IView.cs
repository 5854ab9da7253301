namespace KafkaConfig.Cli.Views;

/// <summary>Formats a report; reads nothing, decides nothing.</summary>
public interface IView<in TReport>
{
    void Render(TReport report, TextWriter output);
}
