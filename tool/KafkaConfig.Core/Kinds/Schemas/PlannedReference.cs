namespace KafkaConfig.Core.Kinds.Schemas;

/// <summary>A reference as a change would register it.</summary>
/// <param name="Name">The name that the schema uses.</param>
/// <param name="Subject">The subject that defines it.</param>
/// <param name="Version">Null: the version that this change set adds to that subject, known once it is registered.</param>
/// <param name="Exists">False where the registry holds no such subject or version, and this change set adds none.</param>
public sealed record PlannedReference(string Name, string Subject, int? Version, bool Exists)
{
    /// <summary><c>common.money-value 3</c>, or <c>common.money-value (new)</c>.</summary>
    public string Describe() => Version is { } version
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Subject} {version}")
        : $"{Subject} ({(Exists ? "new" : "absent")})";
}
