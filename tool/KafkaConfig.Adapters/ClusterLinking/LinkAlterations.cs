using System.Text.Json;
using KafkaConfig.Core.Kinds.Links;

namespace KafkaConfig.Adapters.ClusterLinking;

/// <summary>In which requests configs are changed. A feature that is switched off loses its filters, and configs are written key by key.</summary>
internal static class LinkAlterations
{
    /// <summary>What is switched off goes last, alone, so that a failure before leaves the filters; but first where its filters are set as well, which it would clear.</summary>
    public static IReadOnlyList<IReadOnlyList<LinkConfigMove>> Split(IReadOnlyList<LinkConfigMove> moves)
    {
        var off = moves.Where(IsOff).ToList();
        var first = off.Where(toggle => moves.Any(move => move.Name == LinkConfigs.Filters[toggle.Name] && !string.IsNullOrEmpty(move.Value))).ToList();
        IReadOnlyList<IReadOnlyList<LinkConfigMove>> requests = [first, [.. moves.Except(off)], [.. off.Except(first)]];
        return [.. requests.Where(request => request.Count > 0)];
    }

    public static byte[] Body(IReadOnlyList<LinkConfigMove> moves) => JsonSerializer.SerializeToUtf8Bytes(
        new LinkAlteration([.. moves.Select(move => new LinkOperation(move.Name, move.Value, move.Value is null ? "DELETE" : "SET"))]), LinkJson.Default.LinkAlteration);

    public static string Names(IEnumerable<LinkConfigMove> moves) => string.Join(", ", moves.Select(move => move.Name));

    // Its default is off. What is neither on nor off the server refuses, and everything that is asked with it.
    private static bool IsOff(LinkConfigMove move) => LinkConfigs.Filters.ContainsKey(move.Name) && (move.Value is null || string.Equals(move.Value, "false", StringComparison.OrdinalIgnoreCase));
}
