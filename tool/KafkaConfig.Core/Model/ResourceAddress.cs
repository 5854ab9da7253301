using System.Diagnostics.CodeAnalysis;

namespace KafkaConfig.Core.Model;

/// <summary>How users and machines name one resource: <c>topic/orders.placed</c>.</summary>
public sealed record ResourceAddress(ResourceKind Kind, string Name) : IComparable<ResourceAddress>
{
    public static ResourceAddress Topic(string name) => new(ResourceKind.Topic, name);

    /// <summary>A connector by its Connect cluster and its name: <c>connector/main/orders-to-warehouse</c>.</summary>
    public static ResourceAddress Connector(string cluster, string name) => new(ResourceKind.Connector, $"{cluster}/{name}");

    /// <summary>A cluster link by its name: <c>link/standard-to-dedicated</c>.</summary>
    public static ResourceAddress Link(string name) => new(ResourceKind.Link, name);

    /// <summary>A mirror topic by its link and its name on the destination: <c>link/standard-to-dedicated/orders.placed</c>.</summary>
    public static ResourceAddress Mirror(string link, string topic) => new(ResourceKind.Link, $"{link}/{topic}");

    public static ResourceAddress Subject(string name) => new(ResourceKind.Subject, name);

    /// <summary>Reads <c>kind/name</c>; the kind is matched exactly, the name may be anything but empty.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out ResourceAddress? address)
    {
        address = null;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0 || slash == text.Length - 1)
            return false;
        foreach (var kind in Enum.GetValues<ResourceKind>())
        {
            if (!text.AsSpan(0, slash).SequenceEqual(NameOf(kind)))
                continue;
            address = new ResourceAddress(kind, text[(slash + 1)..]);
            return true;
        }

        return false;
    }

    public int CompareTo(ResourceAddress? other)
    {
        if (other is null)
            return 1;
        // As numbers: an enum's own comparison boxes both.
        var byKind = ((int)Kind).CompareTo((int)other.Kind);
        return byKind != 0 ? byKind : string.CompareOrdinal(Name, other.Name);
    }

    public override string ToString() => $"{NameOf(Kind)}/{Name}";

    public static string NameOf(ResourceKind kind) => kind switch
    {
        ResourceKind.Topic => "topic",
        ResourceKind.Subject => "subject",
        ResourceKind.Link => "link",
        ResourceKind.Connector => "connector",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
