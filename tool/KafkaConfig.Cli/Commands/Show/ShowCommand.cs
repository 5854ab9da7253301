using KafkaConfig.Cli.Views;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Cli.Commands.Show;

/// <summary>Resolves one definition.</summary>
public sealed class ShowCommand(IOContext io)
{
    public ExitCode Run(ShowArguments arguments)
    {
        var session = RepositorySession.Open(new Composition(io), arguments.Global);
        var ink = Ink.For(io, arguments.Global);
        var environment = session.Environment(arguments.Environment);
        if (session.ShowErrors(arguments.Output, ink, io.Output))
            return ExitCode.Error;

        if (!ResourceAddress.TryParse(arguments.Address, out var address))
            throw new UsageException($"'{arguments.Address}' is no address; expected kind/name, such as topic/orders.placed.");
        var definition = session.Content.Definitions[environment.Name].FirstOrDefault(definition => definition.Address == address);
        if (definition is not null)
        {
            ViewCatalog.Show(arguments.Output, ink).Render(ShowReport.Of(environment.Name, definition), io.Output);
            return ExitCode.Done;
        }

        if (session.Content.Declarations.FirstOrDefault(declaration => declaration.Address == address) is { } declared)
            throw new UsageException($"{address} is absent from {environment.Name}, says {declared.Location.Path}.");
        var nearest = NearestName.Of(arguments.Address, session.Content.Declarations.Select(declaration => declaration.Address.ToString()));
        throw new UsageException($"No file declares {address}.{(nearest is null ? "" : $" Did you mean '{nearest}'?")}");
    }
}
