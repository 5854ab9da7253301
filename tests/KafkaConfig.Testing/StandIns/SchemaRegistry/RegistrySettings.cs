using System.Text.Json.Nodes;
using KafkaConfig.Core.Kinds.Schemas;

namespace KafkaConfig.Testing.StandIns.SchemaRegistry;

/// <summary>The paths of levels and modes.</summary>
internal static class RegistrySettings
{
    private static readonly string[] Modes = ["READWRITE", "READONLY", "READONLY_OVERRIDE", "IMPORT", "FORWARD"];

    public static (string Template, Func<RegistryStore, RegistryRequest, JsonNode?> Handle) Find(RegistryRequest request, RegistryTraits traits) => (request.Method, request.Segments) switch
    {
        ("GET", ["config"]) => ("/config", (store, _) => Level("compatibilityLevel", store.Level)),
        ("PUT", ["config"]) => ("/config", (store, asked) => Level("compatibility", store.Level = Wanted(asked))),
        ("DELETE", ["config"]) => ("/config", (store, _) => Reset(store)),
        ("GET", ["config", var subject]) => ("/config/{subject}", (store, asked) => LevelOf(store, asked, subject)),
        ("PUT", ["config", var subject]) => ("/config/{subject}", (store, asked) => SetLevel(store, asked, subject)),
        ("DELETE", ["config", var subject]) => ("/config/{subject}", (store, _) => RemoveLevel(store, subject)),
        ("GET", ["mode"]) when traits.HasModes => ("/mode", (store, _) => Mode(store.Mode)),
        ("PUT", ["mode"]) when traits.HasModes => ("/mode", (store, asked) => Mode(store.Mode = WantedMode(store, asked, null))),
        ("GET", ["mode", var subject]) when traits.HasModes => ("/mode/{subject}", (store, asked) => ModeOf(store, asked, subject)),
        ("PUT", ["mode", var subject]) when traits.HasModes => ("/mode/{subject}", (store, asked) => SetMode(store, asked, subject)),
        ("DELETE", ["mode", var subject]) when traits.HasModes => ("/mode/{subject}", (store, _) => RemoveMode(store, subject)),
        _ => ("(none)", (_, _) => throw RegistryRefusalException.NoPath()),
    };

    private static JsonObject Level(string key, CompatibilityLevel level) => new() { [key] = RegistryLevels.Name(level) };

    private static JsonObject Mode(string mode) => new() { ["mode"] = mode };

    private static CompatibilityLevel Wanted(RegistryRequest asked) => RegistryLevels.Parse(asked.Body()["compatibility"]?.GetValue<string>());

    private static JsonObject Reset(RegistryStore store)
    {
        var before = store.Level;
        store.Level = CompatibilityLevel.Backward;
        return Level("compatibilityLevel", before);
    }

    private static JsonObject LevelOf(RegistryStore store, RegistryRequest asked, string subject) =>
        store.LevelOf(subject) is { } level ? Level("compatibilityLevel", level)
        : asked.Flag("defaultToGlobal") ? Level("compatibilityLevel", store.Level)
        : throw RegistryRefusalException.NoLevel(subject);

    private static JsonObject SetLevel(RegistryStore store, RegistryRequest asked, string subject)
    {
        if ((store.ModeOf(subject) ?? store.Mode) == "READONLY")
            throw RegistryRefusalException.NotPermitted($"Subject {subject} is in read-only mode");
        var level = Wanted(asked);
        store.SetLevel(subject, level);
        return Level("compatibility", level);
    }

    private static JsonObject RemoveLevel(RegistryStore store, string subject)
    {
        var before = store.LevelOf(subject) ?? throw RegistryRefusalException.NoSubject(subject);
        store.RemoveLevel(subject);
        return Level("compatibilityLevel", before);
    }

    private static JsonObject ModeOf(RegistryStore store, RegistryRequest asked, string subject) =>
        Mode(store.ModeOf(subject) ?? (asked.Flag("defaultToGlobal") ? store.Mode : throw RegistryRefusalException.NoMode(subject)));

    private static JsonObject SetMode(RegistryStore store, RegistryRequest asked, string subject)
    {
        var mode = WantedMode(store, asked, subject);
        store.SetMode(subject, mode);
        return Mode(mode);
    }

    private static JsonObject RemoveMode(RegistryStore store, string subject)
    {
        var before = store.ModeOf(subject) ?? throw RegistryRefusalException.NoSubject(subject);
        store.RemoveMode(subject);
        return Mode(before);
    }

    private static string WantedMode(RegistryStore store, RegistryRequest asked, string? subject)
    {
        var mode = asked.Body()["mode"]?.GetValue<string>()?.ToUpperInvariant();
        if (mode is null || !Modes.Contains(mode))
            throw RegistryRefusalException.BadMode();
        if (mode == "IMPORT" && !asked.Flag("force") && store.All(deleted: false).Any(version => subject is null || version.Subject == subject))
            throw RegistryRefusalException.NotPermitted("Cannot import since found existing subjects");
        return mode;
    }
}
