namespace KafkaConfig.Core.Model;

/// <summary>Something read from a live service: known, or unknown with the reason. Unknown becomes KC9001, never zero, empty or absent.</summary>
public abstract record Fact<T>
{
    private Fact()
    {
    }

    /// <summary>The same of what follows from it; unknown stays unknown, for the same reason.</summary>
    public Fact<TResult> Map<TResult>(Func<T, TResult> map) => Then(value => new Fact<TResult>.Known(map(value)));

    /// <summary>What follows from it, known or not.</summary>
    public Fact<TResult> Then<TResult>(Func<T, Fact<TResult>> next) => this switch
    {
        Known known => next(known.Value),
        Unknown unknown => new Fact<TResult>.Unknown(unknown.Why),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public sealed record Known(T Value) : Fact<T>;

    public sealed record Unknown(string Why) : Fact<T>;
}
