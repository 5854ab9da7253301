using KafkaConfig.Cli.Views;
using KafkaConfig.Core;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Cli.Commands.Explain;

/// <summary>Explains one rule; needs no repository.</summary>
public sealed class ExplainCommand(IOContext io)
{
    public ExitCode Run(ExplainArguments arguments)
    {
        var code = arguments.Code.ToUpperInvariant();
        var rule = RuleCatalog.Descriptions.FirstOrDefault(rule => rule.Code == code);
        if (rule is null)
        {
            var nearest = NearestName.Of(code, RuleCatalog.Descriptions.Select(known => known.Code));
            throw new UsageException($"There is no rule '{arguments.Code}'. {(nearest is null ? "kafka-config rules lists them." : $"Did you mean '{nearest}'?")}");
        }

        ViewCatalog.Rules(arguments.Output).Render([rule], io.Output);
        return ExitCode.Done;
    }
}
