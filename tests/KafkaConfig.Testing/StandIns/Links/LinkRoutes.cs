using System.Globalization;
using System.Text.Json.Nodes;

namespace KafkaConfig.Testing.StandIns.Links;

/// <summary>The API's paths, each with what it does.</summary>
internal static class LinkRoutes
{
    private const string PageToken = "page_token";

    /// <summary>The path's template under the cluster and its deed; <c>(none)</c> and a refusal where there is no such path.</summary>
    public static (string Template, Func<LinkStore, LinkRequest, string, StandInReply> Handle) Find(LinkRequest request) => (request.Method, request.Rest) switch
    {
        ("GET", ["links"]) => ("/links", (store, asked, origin) => List("KafkaLinkDataList", [.. store.Links.Values.Select<StoredLink, Func<JsonObject>>(link => link.Tell)], store, asked, origin)),
        ("POST", ["links"]) => ("/links", (store, asked, _) => Empty(() => LinkDeeds.Create(store, asked))),
        ("GET", ["links", "-", "mirrors"]) => ("/links/-/mirrors", (store, asked, origin) => Mirrors(store.Links.Values, store, asked, origin)),
        ("GET", ["links", var link]) => ("/links/{link}", (store, _, _) => new StandInReply(200, store.Find(link).Tell())),
        ("DELETE", ["links", var link]) => ("/links/{link}", (store, asked, _) => Empty(() => LinkDeeds.Delete(store, link, asked), 200)),
        ("GET", ["links", var link, "configs"]) => ("/links/{link}/configs", (store, asked, origin) => Configs(store.Find(link), store, asked, origin)),
        ("PUT", ["links", var link, "configs:alter"]) => ("/links/{link}/configs:alter", (store, asked, _) => Empty(() => LinkDeeds.Alter(store, link, asked))),
        (_, ["links", _, "configs:alter"]) => ("/links/{link}/configs:alter", (_, _, _) => throw LinkRefusalException.NoVerb()),
        ("GET", ["links", var link, "configs", var key]) => ("/links/{link}/configs/{key}", (store, _, _) => new StandInReply(200, store.Find(link).TellConfig(LinkKey.Find(key)))),
        ("PUT", ["links", var link, "configs", var key]) => ("/links/{link}/configs/{key}", (store, asked, _) => Empty(() => LinkDeeds.Set(store, link, key, asked.Body().Text("value")))),
        ("DELETE", ["links", var link, "configs", var key]) => ("/links/{link}/configs/{key}", (store, _, _) => Empty(() => LinkDeeds.Set(store, link, key, null))),
        ("GET", ["links", var link, "mirrors"]) => ("/links/{link}/mirrors", (store, asked, origin) => Mirrors([store.Find(link)], store, asked, origin)),
        ("POST", ["links", var link, "mirrors"]) => ("/links/{link}/mirrors", (store, asked, _) => Empty(() => LinkDeeds.Mirror(store, store.Find(link), asked.Body()))),
        ("GET", ["links", var link, "mirrors", var topic]) => ("/links/{link}/mirrors/{mirror}", (store, _, _) => new StandInReply(200, store.Find(link, topic).Tell(link))),
        ("POST", ["links", var link, var deed]) when Verb(deed) is { } verb => ($"/links/{{link}}/mirrors:{verb}", (store, asked, _) => LinkDeeds.Move(store, store.Find(link), verb, asked)),
        _ => ("(none)", (_, _, _) => throw LinkRefusalException.NoPath()),
    };

    private static string? Verb(string deed) => deed.Split(':', 2) is ["mirrors", var verb] && MirrorMoves.Verbs.Contains(verb) ? verb : null;

    private static StandInReply Configs(StoredLink link, LinkStore store, LinkRequest asked, string origin) =>
        List("KafkaLinkConfigDataList", [.. LinkKey.Known.Select<LinkKey, Func<JsonObject>>(key => () => link.TellConfig(key))], store, asked, origin);

    private static StandInReply Mirrors(IEnumerable<StoredLink> links, LinkStore store, LinkRequest asked, string origin)
    {
        var status = asked.Find("mirror_status")?.ToUpperInvariant();
        var mirrors = links.SelectMany(link => link.Mirrors.Values.Where(mirror => status is null || mirror.Status == status).Select<StoredMirror, Func<JsonObject>>(mirror => () => mirror.Tell(link.Name)));
        return List("KafkaMirrorDataList", [.. mirrors], store, asked, origin);
    }

    // Only what stands on the page is told, and so brought on.
    private static StandInReply List(string kind, IReadOnlyList<Func<JsonObject>> all, LinkStore store, LinkRequest asked, string origin)
    {
        var start = asked.Find(PageToken) is { } token ? int.Parse(token, CultureInfo.InvariantCulture) : 0;
        var page = all.Skip(start).Take(store.Switches.PageSize).Select(tell => tell()).ToArray();
        var end = start + page.Length;
        var more = string.Concat(asked.QueryExcept(PageToken).Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value)}&"));
        return new StandInReply(200, new JsonObject
        {
            ["kind"] = kind,
            ["metadata"] = new JsonObject
            {
                ["self"] = $"{origin}{asked.Path}",
                ["next"] = end < all.Count ? $"{origin}{asked.Path}?{more}{PageToken}={end.ToString(CultureInfo.InvariantCulture)}" : null,
            },
            ["data"] = new JsonArray(page),
        });
    }

    private static StandInReply Empty(Action act, int status = 204)
    {
        act();
        return new StandInReply(status, "");
    }
}
