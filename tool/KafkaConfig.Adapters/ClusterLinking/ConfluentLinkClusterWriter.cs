using System.Globalization;
using System.Text.Json;
using KafkaConfig.Adapters.Http;
using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Kinds.Links;

namespace KafkaConfig.Adapters.ClusterLinking;

/// <summary>Writes the cluster links of a Confluent cluster, and its mirror topics, through its REST API.</summary>
public sealed class ConfluentLinkClusterWriter(LinkClient client) : ILinkClusterWriter, IMirrorClusterWriter
{
    private const int MostNamed = 5;

    private readonly LinkWrites _writes = new(client);

    public async Task<WriteResult> CreateAsync(LinkSpecification link, bool isDryRun, CancellationToken cancellationToken)
    {
        if (LinkNames.Complaint(link.Name) is { } wrong)
            return WriteResult.Refused(link.Name, ServiceWords.Sentence(wrong));
        var (body, complaint) = LinkCreations.Build(client, link);
        if (complaint is not null)
            return WriteResult.Refused(link.Name, _writes.Sentence(complaint));
        var path = client.Path($"?link_name={Uri.EscapeDataString(link.Name)}&validate_only={Word(isDryRun)}&validate_link={Word(link.Remote is not null)}");
        for (var (attempt, began) = (0, client.Service.Time.GetTimestamp()); ; attempt++)
        {
            var (result, reply) = await _writes.SendAsync(link.Name, HttpMethod.Post, path, body, cancellationToken);
            if (reply?.IsTaken() == true)
                return WriteResult.Refused(link.Name, "There is a link of this name: somebody created it meanwhile.");
            if (link.Mode != LinkMode.OutboundSource || reply?.IsHalfMissing() != true)
                return result;
            // The destination's half takes a while to be known. A dry run has not made it, so waiting for it would not help.
            var pause = ServiceRetry.Pause(attempt);
            if (isDryRun || cancellationToken.IsCancellationRequested || client.Service.Time.GetElapsedTime(began) + pause >= client.Service.Timeout)
                return _writes.NotNow(link.Name, $"the destination has no half of this link yet: {LinkWords.Describe(reply)}");
            await Task.Delay(pause, client.Service.Time, CancellationToken.None);
        }
    }

    public async Task<WriteResult> AlterAsync(string link, IReadOnlyList<LinkConfigMove> moves, bool isDryRun, CancellationToken cancellationToken)
    {
        if (LinkNames.Complaint(link) is { } complaint)
            return WriteResult.Refused(link, ServiceWords.Sentence(complaint));
        client.Service.Hide(moves.Where(move => LinkSecrets.IsSecret(move.Name)).SelectMany(move => LinkSecrets.Parts(move.Value ?? "")));
        var written = new List<LinkConfigMove>();
        foreach (var request in LinkAlterations.Split(moves))
        {
            // Once some are written, whoever stops waiting is told how far it came.
            var doubt = request.Count == 1 ? ServiceWrites.InDoubt : $"some of {LinkAlterations.Names(request)} may have been written";
            var (result, _) = await _writes.SendAsync(
                link, HttpMethod.Put, client.Path(link, $"/configs:alter?validate_only={Word(isDryRun)}"), LinkAlterations.Body(request), written.Count == 0 ? cancellationToken : CancellationToken.None, doubt);
            if (result.Status != WriteStatus.Done)
            {
                return isDryRun || written.Count == 0
                    ? result
                    : new WriteResult(link, WriteStatus.Uncertain, $"{(written.Count == 1 ? "Its config" : "Its configs")} {LinkAlterations.Names(written)} {(written.Count == 1 ? "is" : "are")} written, and {LinkAlterations.Names(moves.Except(written))} not, as far as is known. {result.Why}");
            }

            written.AddRange(request);
        }

        return WriteResult.Done(link);
    }

    public async Task<WriteResult> DeleteAsync(string link, bool isDryRun, CancellationToken cancellationToken)
    {
        if (LinkNames.Complaint(link) is { } complaint)
            return WriteResult.Refused(link, ServiceWords.Sentence(complaint));
        var (mirrors, refusal) = await _writes.ReadMirrorsAsync(link, cancellationToken);
        if (mirrors is null)
            return refusal ?? throw new InvalidOperationException(link);
        var live = mirrors.Where(mirror => LinkWords.Status(mirror.MirrorStatus ?? "") != MirrorStatus.Stopped).OrderBy(mirror => mirror.MirrorTopicName, StringComparer.Ordinal).ToList();
        if (live.Count > 0)
        {
            var named = string.Join(", ", live.Take(MostNamed).Select(mirror => $"{mirror.MirrorTopicName} ({mirror.MirrorStatus})"));
            var rest = live.Count > MostNamed ? $" and {(live.Count - MostNamed).ToString(CultureInfo.InvariantCulture)} more" : "";
            return WriteResult.Refused(link, _writes.Sentence($"the link has mirrors that are not stopped, and they would lose their source: {named}{rest}"));
        }

        return (await _writes.SendAsync(link, HttpMethod.Delete, client.Path(link, $"?validate_only={Word(isDryRun)}"), null, cancellationToken)).Result;
    }

    public async Task<IReadOnlyList<WriteResult>> CreateMirrorsAsync(string link, IReadOnlyList<MirrorSpecification> mirrors, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (LinkNames.Complaint(link) is { } complaint)
            return [.. mirrors.Select(mirror => WriteResult.Refused(mirror.Topic, ServiceWords.Sentence(complaint)))];
        return await ServiceClient.EachAsync(mirrors, (mirror, _) => CreateMirrorAsync(link, mirror, cancellationToken), cancellationToken);
    }

    public async Task<IReadOnlyList<WriteResult>> MoveMirrorsAsync(string link, MirrorVerb verb, IReadOnlyList<string> topics, bool isDryRun, CancellationToken cancellationToken)
    {
        if (topics.Count == 0)
            return [];
        if (LinkNames.Complaint(link) is { } complaint)
            return [.. topics.Select(topic => WriteResult.Refused(topic, ServiceWords.Sentence(complaint)))];
        var body = JsonSerializer.SerializeToUtf8Bytes(new MirrorMove([.. topics.Distinct(StringComparer.Ordinal)]), LinkJson.Default.MirrorMove);
        var path = client.Path(link, $"/mirrors:{LinkWords.Verb(verb)}?validate_only={Word(isDryRun)}");
        var (result, reply) = await _writes.SendAsync(link, HttpMethod.Post, path, body, cancellationToken);
        return result.Status == WriteStatus.Done && reply is not null
            ? new MirrorRows(_writes).Judge(verb, topics, reply)
            : [.. topics.Select(topic => result with { Name = topic })];
    }

    private async Task<WriteResult> CreateMirrorAsync(string link, MirrorSpecification mirror, CancellationToken cancellationToken)
    {
        try
        {
            var body = JsonSerializer.SerializeToUtf8Bytes(new MirrorCreation(mirror.SourceTopic, mirror.Topic), LinkJson.Default.MirrorCreation);
            return (await _writes.SendAsync(mirror.Topic, HttpMethod.Post, client.Path(link, "/mirrors"), body, cancellationToken)).Result;
        }
        catch (OperationCanceledException)
        {
            // What became of the others must not be lost.
            return _writes.NotNow(mirror.Topic, "it was not sent, as nobody waits for it any more");
        }
    }

    private static string Word(bool isSo) => isSo ? "true" : "false";
}
