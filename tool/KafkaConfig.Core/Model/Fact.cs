namespace KafkaConfig.Core.Model;

/// <summary>Something read from a live service: known, or unknown with the reason. Unknown becomes KC9001, never zero, empty or absent.</summary>
public abstract record Fact<T>
{
    private Fact()
    {
    }

    public sealed record Known(T Value) : Fact<T>;

    public sealed record Unknown(string Why) : Fact<T>;
}
