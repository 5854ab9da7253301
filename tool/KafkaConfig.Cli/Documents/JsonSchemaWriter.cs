using System.Text.Json.Nodes;
using KafkaConfig.Core.Loading;

namespace KafkaConfig.Cli.Documents;

/// <summary>Writes the shape of a file as JSON Schema (draft 7, which editors know), with a description for each key.</summary>
public static class JsonSchemaWriter
{
    public static JsonObject Write(string title, ObjectShape shape)
    {
        var schema = new JsonObject { ["$schema"] = "http://json-schema.org/draft-07/schema#", ["title"] = title };
        foreach (var (name, value) in Write(shape).ToList())
            schema[name] = value?.DeepClone();
        return schema;
    }

    private static JsonObject Write(Shape shape) => shape switch
    {
        TextShape { Choices: { } choices } => new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. choices.Select(choice => (JsonNode)choice)]) },
        TextShape => new JsonObject { ["type"] = "string" },
        IntegerShape integer => Integer(integer),
        BooleanShape => new JsonObject { ["type"] = "boolean" },
        ScalarShape => new JsonObject { ["type"] = new JsonArray("string", "number", "boolean", "array") },
        ListShape list => new JsonObject { ["type"] = "array", ["items"] = Write(list.Item) },
        MapShape map => Map(map),
        EitherShape either => new JsonObject { ["anyOf"] = new JsonArray(Write(either.Word), Write(either.Other)) },
        ObjectShape map => Object(map),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static JsonObject Integer(IntegerShape shape)
    {
        var schema = new JsonObject { ["type"] = "integer", ["minimum"] = shape.Minimum };
        if (shape.Maximum != int.MaxValue)
            schema["maximum"] = shape.Maximum;
        return schema;
    }

    private static JsonObject Map(MapShape shape)
    {
        var schema = new JsonObject { ["type"] = "object" };
        if (shape.Suggested().ToList() is { Count: > 0 } suggested)
            schema["properties"] = new JsonObject(suggested.Select(key => KeyValuePair.Create<string, JsonNode?>(key.Name, Described(Write(shape.Value), key.Description))));
        schema["additionalProperties"] = shape.MayBeNull ? new JsonObject { ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "null" }, Write(shape.Value)) } : Write(shape.Value);
        return schema;
    }

    private static JsonObject Object(ObjectShape shape)
    {
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["properties"] = new JsonObject(shape.Fields.Where(field => !field.NotManaged).Select(field => KeyValuePair.Create<string, JsonNode?>(field.Name, Described(Write(field.Shape), field.Description)))),
        };
        var required = shape.Fields.Where(field => field.Required).Select(field => (JsonNode)field.Name).ToArray();
        if (required.Length > 0)
            schema["required"] = new JsonArray(required);
        return schema;
    }

    private static JsonObject Described(JsonObject schema, string description)
    {
        schema["description"] = description;
        return schema;
    }
}
