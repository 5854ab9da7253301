using System.Globalization;
using KafkaConfig.Adapters.Files;
using KafkaConfig.Cli.Terminal;
using KafkaConfig.Cli.Views;
using KafkaConfig.Core.Kinds.Schemas;
using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Kinds.Topics.Configs;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Operations.Import;
using KafkaConfig.Core.Planning;

namespace KafkaConfig.Cli.Commands.Import;

/// <summary>Writes definitions for what is live and not declared.</summary>
public sealed class ImportCommand(IOContext io)
{
    public async Task<ExitCode> RunAsync(ImportArguments arguments, CancellationToken cancellationToken)
    {
        var composition = new Composition(io);
        var repository = RepositorySession.Open(composition, arguments.Global);
        var environment = repository.Environment(arguments.Environment);
        if (repository.ShowErrors(OutputFormat.Text, Ink.For(io, arguments.Global), io.Output))
            return ExitCode.Error;

        var owners = repository.Content.Settings.Owners;
        if (arguments.Owner is { } owner && owners.Count > 0 && !owners.ContainsKey(owner))
            throw new UsageException($"kafka-config.yaml declares no owner '{owner}'. Known: {string.Join(", ", owners.Keys)}.");
        var only = AddressFilter.Parse(arguments.Only);
        using var session = composition.ForReading(environment, repository.Root, arguments.Timeout);
        var (topics, unread) = await Waiting.RunAsync(io, $"Reading {environment.Name}", () => ReadAsync(session, only, cancellationToken));
        var result = new TopicImport(repository.Content.Settings, environment, arguments.Owner).Import(topics, repository.Content.Declarations);
        if (session.Schemas is { } registry)
        {
            var (schemas, levels, unreadSubjects) = await Waiting.RunAsync(io, $"Reading the schemas of {environment.Name}", () => ReadAsync(registry, only, cancellationToken));
            result = result.With(SubjectImport.Import(schemas, levels, environment, repository.Content.Declarations));
            foreach (var (subject, why) in unreadSubjects)
                unread.TryAdd(subject, why);
        }

        var writer = new DiskDefinitionWriter(repository.Root);
        foreach (var file in result.Files)
            io.Output.WriteLine(writer.Write(file) ? $"written  {file.Path}" : $"kept     {file.Path}");
        foreach (var (topic, note) in result.Notes)
            io.Output.WriteLine($"note     {topic}: {Ink.Safe(note)}");
        foreach (var (topic, why) in result.Skipped.Concat(unread))
            io.Output.WriteLine($"skipped  {topic}: {Ink.Safe(why)}");
        io.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{result.Imported} imported, {result.Declared.Count} declared already, {result.Skipped.Count + unread.Count + result.OwnerUnknown.Count} left out."));
        var others = repository.Content.EnvironmentNames.Where(name => name != environment.Name).ToList();
        if (result.Files.Count > 0 && others.Count > 0)
            io.Output.WriteLine($"The new files hold for {string.Join(", ", others)} too: plan there before you merge, and write 'absent' where one is not wanted.");
        if (result.OwnerUnknown.Count > 0)
        {
            throw new UsageException(
                $"No owner's prefix covers {string.Join(", ", result.OwnerUnknown.Take(10))}{(result.OwnerUnknown.Count > 10 ? string.Create(CultureInfo.InvariantCulture, $" and {result.OwnerUnknown.Count - 10} more") : "")}. Add prefixes to 'owners' in kafka-config.yaml, or pass --owner NAME.");
        }

        return unread.Count > 0 ? ExitCode.FactsUnavailable : ExitCode.Done;
    }

    private static async Task<(List<LiveSchema> Schemas, Dictionary<string, CompatibilityLevel> Levels, Dictionary<string, string> Unread)> ReadAsync(
        ISchemaRegistry registry, AddressFilter only, CancellationToken cancellationToken)
    {
        var names = (await ListAsync(registry, cancellationToken)).Where(subject => only.Includes(ResourceAddress.Subject(subject))).ToList();
        var latest = names.Count == 0 ? [] : await registry.ReadLatestAsync(names, cancellationToken);
        var own = names.Count == 0 ? [] : await registry.ReadLevelsAsync(names, cancellationToken);
        var (schemas, levels, unread) = (new List<LiveSchema>(), new Dictionary<string, CompatibilityLevel>(), new Dictionary<string, string>());
        foreach (var (schema, level) in latest.Zip(own))
        {
            if (((schema.Fact as Fact<LiveSchema?>.Unknown)?.Why ?? (level.Fact as Fact<CompatibilityLevel?>.Unknown)?.Why) is { } why)
                unread[schema.Name] = why;
            else if (schema.Fact is Fact<LiveSchema?>.Known { Value: { } live })
                schemas.Add(live);
            if (level.Fact is Fact<CompatibilityLevel?>.Known { Value: { } set })
                levels[level.Name] = set;
        }

        return (schemas, levels, unread);
    }

    private static async Task<IReadOnlyList<string>> ListAsync(ISchemaRegistry registry, CancellationToken cancellationToken)
    {
        try
        {
            return await registry.ListAsync([], cancellationToken);
        }
        catch (IncompleteListException problem)
        {
            throw new UnavailableException($"{problem.Message} Half of an import would look like all of it.", problem);
        }
    }

    private static async Task<(List<LiveTopic> Topics, Dictionary<string, string> Unread)> ReadAsync(ReadingSession session, AddressFilter only, CancellationToken cancellationToken)
    {
        await session.Live.Identity.DescribeAsync(cancellationToken);
        var listings = (await session.Topics.ListAsync(cancellationToken))
            .Where(listing => only.Includes(ResourceAddress.Topic(listing.Name)) && TopicConfigCatalogue.Instance.InternalOwner(listing.Name) is null)
            .ToList();
        var configs = await session.Topics.ReadConfigsAsync([.. listings.Select(listing => listing.Name)], cancellationToken);
        var (topics, unread) = (new List<LiveTopic>(), new Dictionary<string, string>());
        foreach (var (listing, config) in listings.Zip(configs))
        {
            if (config.Fact is Fact<LiveConfigs>.Known known)
                topics.Add(new LiveTopic(listing.Name, listing.Assignments, known.Value));
            else if (config.Fact is Fact<LiveConfigs>.Unknown unknown)
                unread[listing.Name] = unknown.Why;
        }

        return (topics, unread);
    }
}
