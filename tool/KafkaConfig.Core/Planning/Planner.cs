using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Kinds.Schemas;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Revisions;

namespace KafkaConfig.Core.Planning;

/// <summary>Makes plans: reads what is live, compares, and asks the rules.</summary>
public sealed class Planner(Judge judge)
{
    /// <summary>The rules that need no cluster, over one environment.</summary>
    public IReadOnlyList<Finding> CheckOffline(RepositoryContent content, EnvironmentDefinition environment) =>
        judge.CheckOffline(new CheckContext { Settings = content.Settings, Environment = environment, Definitions = content.Definitions[environment.Name], IsOffline = true });

    /// <param name="content">The repository; sound.</param>
    /// <param name="environment">One of its environments.</param>
    /// <param name="live">Its cluster.</param>
    /// <param name="origin">Where the plan comes from.</param>
    /// <param name="request">What to plan.</param>
    /// <param name="cancellationToken">Ends the reads.</param>
    public async Task<EnvironmentPlan> PlanAsync(
        RepositoryContent content, EnvironmentDefinition environment, LiveEnvironment live, Origin origin, PlanRequest request, CancellationToken cancellationToken)
    {
        // What is planned is judged: a change that comes along has its findings, too.
        var scope = request.Only.IsEverything ? null : ScopeOf(content.Definitions[environment.Name], request.Only);
        var comparing = CompareAsync(content, environment, live, scope, cancellationToken);
        // The rules over definitions run while the cluster answers.
        var context = new CheckContext { Settings = content.Settings, Environment = environment, Definitions = content.Definitions[environment.Name] };
        var offline = judge.CheckDefinitions(context);
        var difference = await comparing;
        var cluster = await live.Identity.DescribeAsync(cancellationToken);
        request.Only.RequireMatches(() =>
        [
            .. content.Declarations.Select(declaration => declaration.Address), .. content.Definitions[environment.Name].Where(definition => definition.Address.Kind is ResourceKind.Link || definition.PartOf is not null).Select(definition => definition.Address), .. difference.Changes.Select(change => change.Address), .. difference.Drift.Select(drift => drift.Address),
        ]);
        var facts = await live.ReadFactsAsync(difference.Changes, new FactLook(live.ProvisionalWindow, IsFresh: false), cancellationToken);
        var findings = judge.Check(
            context with { Changes = difference.Changes, Promotion = request.Promotion, Plan = () => PlanDigest.Of(environment.Name, cluster.Id, difference.Changes, difference.Digests), Facts = facts, Unread = difference.Unread, Live = difference.Totals, Drift = difference.Drift, Mirrors = difference.Mirrors, OtherDrift = request.Others.ToDictionary(plan => plan.Environment, plan => plan.Drift, StringComparer.Ordinal) }, offline, content.Evidence, origin.CreatedAt, scope);
        var identities = request.Identify
            ? await live.IdentifyAsync(difference.Changes, cancellationToken)
            : facts.Where(fact => fact.Value.Identity is not null).ToDictionary(fact => fact.Key, fact => fact.Value.Identity ?? "");
        return new EnvironmentPlan
        {
            Environment = environment.Name,
            Below = origin.Below,
            Production = environment.Production,
            ClusterId = cluster.Id,
            Cluster = environment.Cluster.Describe(),
            Revision = origin.Revision,
            ToolVersion = origin.ToolVersion,
            CreatedAt = origin.CreatedAt,
            Rights = cluster.Rights,
            Only = request.Only.Patterns,
            Changes = difference.Changes,
            Digests = difference.Digests,
            Identities = identities,
            Findings = FindingOrder.Sort(findings),
            Drift = difference.Drift,
            NotEvaluated = difference.Unread,
            Notes = difference.Notes,
            Observations = difference.Observations,
            Unchanged = difference.Unchanged,
        };
    }

    /// <summary>A plan that asks no cluster, for when none may be asked: what the files alone say, and why it is no more than that.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="origin">Where the plan comes from.</param>
    /// <param name="refusals">Why no cluster may be asked, and what is wrong besides.</param>
    public static EnvironmentPlan PlanOffline(EnvironmentDefinition environment, Origin origin, IReadOnlyCollection<Finding> refusals) => new()
    {
        Environment = environment.Name,
        Production = environment.Production,
        ClusterId = EnvironmentPlan.NotAsked,
        Cluster = "no connection was made",
        Revision = origin.Revision,
        ToolVersion = origin.ToolVersion,
        CreatedAt = origin.CreatedAt,
        Rights = [],
        Changes = [],
        Digests = new Dictionary<ResourceAddress, string>(),
        Findings = FindingOrder.Sort(refusals),
        Drift = [],
        NotEvaluated = new Dictionary<ResourceAddress, string>(),
        Unchanged = 0,
    };

    // What a link needs goes with its mirrors: one is never planned without the other.
    private static Func<ResourceAddress, bool> ScopeOf(IReadOnlyList<IDefinition> definitions, AddressFilter only)
    {
        var links = definitions.Where(definition => definition.Address.Kind == ResourceKind.Link && only.Includes(definition.Address)).Select(definition => ResourceAddress.Link(definition.Address.Name.Split('/')[0])).ToHashSet();
        var parts = definitions.Where(definition => definition.PartOf is { } whole && links.Contains(whole)).Select(definition => definition.Address).ToHashSet();
        return address => only.Includes(address) || parts.Contains(address);
    }

    /// <summary>Compares every kind; their services are asked at the same time.</summary>
    public static async Task<KindDifference> CompareAsync(
        RepositoryContent content, EnvironmentDefinition environment, LiveEnvironment live, Func<ResourceAddress, bool>? scope, CancellationToken cancellationToken)
    {
        var cluster = await live.Identity.DescribeAsync(cancellationToken);
        var erasures = content.Evidence.Files.Where(file => file.Environment == environment.Name && file.Rules.Contains(EraseSubject.RuleCode))
            .Select(file => ResourceAddress.TryParse(file.Resource, out var address) ? address : null).OfType<ResourceAddress>().ToHashSet();
        var definitions = content.Definitions[environment.Name];
        var held = definitions.SelectMany(definition => definition.Holds).ToHashSet();
        // Asked for at most once, by whichever kind needs it first.
        var earlier = new Lazy<Task<EarlierDefinitions?>>(() => content.Earlier.ReadAsync(environment, cancellationToken));
        var differences = await Task.WhenAll(live.Readers.Select(reader => reader.CompareAsync(
            new Comparison([.. definitions.Where(definition => definition.Address.Kind == reader.ResourceKind)], content.Settings, environment, cluster, scope) { Erasures = erasures, Held = held, Earlier = () => earlier.Value, ShowsRemoved = content.Earlier.IsAtHand }, cancellationToken)));

        string[] notes = earlier.IsValueCreated && await earlier.Value is { Unknown: { } why } ? [$"What left the files before is not known, and nothing is deleted for it: {why}"] : [];
        var mirrors = differences.SelectMany(difference => difference.Mirrors).GroupBy(pair => pair.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => (IReadOnlyList<string>)[.. group.SelectMany(pair => pair.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], StringComparer.Ordinal);
        return new KindDifference
        {
            Changes = [.. differences.SelectMany(difference => difference.Changes).Where(change => change.Reason != Reason.NotDeclared || !IsMirror(change.Address))],
            Digests = Joined(differences.Select(difference => difference.Digests)),
            Drift = [.. differences.SelectMany(difference => difference.Drift).Where(drift => drift is not { Field: null, Problem: null } || !IsMirror(drift.Address))],
            Mirrors = mirrors,
            Unread = Joined(differences.Select(difference => difference.Unread)),
            Totals = Joined(differences.Select(difference => difference.Totals)),
            Notes = [.. notes, .. differences.SelectMany(difference => difference.Notes)],
            Observations = [.. differences.SelectMany(difference => difference.Observations)],
            Unchanged = differences.Sum(difference => difference.Unchanged),
        };

        // A topic that a link lives on is no ordinary one, and not this repository's to delete.
        bool IsMirror(ResourceAddress address) => address.Kind == ResourceKind.Topic && mirrors.ContainsKey(address.Name);
    }

    // What kinds say of their own resources never overlaps.
    private static Dictionary<TKey, TValue> Joined<TKey, TValue>(IEnumerable<IReadOnlyDictionary<TKey, TValue>> parts)
        where TKey : notnull
    {
        var joined = new Dictionary<TKey, TValue>();
        foreach (var part in parts)
        {
            foreach (var (key, value) in part)
                joined.Add(key, value);
        }

        return joined;
    }
}
