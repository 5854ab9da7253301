namespace KafkaConfig.Core.Model;

/// <summary>A value that no output may hold: it prints as <c>***</c> and leaves only through <see cref="Reveal"/>, which adapters alone call.</summary>
public sealed class Secret(string value)
{
    public string Reveal() => value;

    public override string ToString() => "***";
}
