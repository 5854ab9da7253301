using System.Globalization;
using KafkaConfig.Adapters.Http;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Adapters.SchemaRegistry;

/// <summary>Who refers to a subject: the registry names ids, and for each the versions that hold it.</summary>
internal sealed class RegistryReferrers(RegistryClient client)
{
    public async Task<Fact<IReadOnlyList<string>>> ReadAsync(string subject, CancellationToken cancellationToken)
    {
        var path = $"/subjects/{Uri.EscapeDataString(subject)}/versions";
        var reply = await client.Service.GetAsync(path, cancellationToken);
        if (reply.IsAbsent())
            return new Fact<IReadOnlyList<string>>.Known([]);
        if (!reply.IsDone)
            return Unknown(reply);
        var ids = new SortedSet<int>();
        foreach (var version in client.Service.Read(reply, RegistryJson.Default.IReadOnlyListInt32))
        {
            reply = await client.Service.GetAsync(string.Create(CultureInfo.InvariantCulture, $"{path}/{version}/referencedby"), cancellationToken);
            // Deleted in between.
            if (reply.IsAbsent())
                continue;
            if (!reply.IsDone)
                return Unknown(reply);
            ids.UnionWith(client.Service.Read(reply, RegistryJson.Default.IReadOnlyListInt32));
        }

        var names = await ServiceClient.EachAsync([.. ids], (id, token) => ReadHoldersAsync(id, subject, token), cancellationToken);
        return new Fact<IReadOnlyList<string>>.Known([.. names.SelectMany(name => name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }

    private Fact<IReadOnlyList<string>> Unknown(ServiceReply reply) =>
        reply.IsNoPath() && reply.Code is null ? throw client.Service.NoService(reply) : client.Unknown<IReadOnlyList<string>>(reply, "read what refers to it");

    private async Task<IReadOnlyList<string>> ReadHoldersAsync(int id, string subject, CancellationToken cancellationToken)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"/schemas/ids/{id}");
        var reply = await client.Service.GetAsync($"{path}/versions", cancellationToken);
        if (reply.IsDone)
        {
            var holders = client.Service.Read(reply, RegistryJson.Default.IReadOnlyListRegistryHolder);
            if (holders.Count > 0)
                return [.. holders.Where(holder => holder.Subject != subject).Select(holder => string.Create(CultureInfo.InvariantCulture, $"{holder.Subject} version {holder.Version}"))];
        }
        else
        {
            reply = await client.Service.GetAsync($"{path}/subjects", cancellationToken);
            if (reply.IsDone)
                return [.. client.Service.Read(reply, RegistryJson.Default.IReadOnlyListString).Where(holder => holder != subject)];
        }

        // Apicurio counts versions that are softly deleted, and does not name them: they are in the way of a deletion all the same.
        return [string.Create(CultureInfo.InvariantCulture, $"the schema with id {id}, of a deleted subject that must be erased first")];
    }
}
