using System.Diagnostics;
using Xunit;

namespace KafkaConfig.Testing;

/// <summary>Awaits a condition of something that becomes visible late.</summary>
public static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static async Task IsTrueAsync(Func<Task<bool>> condition, CancellationToken cancellationToken)
    {
        for (var started = Stopwatch.StartNew(); !await condition();)
        {
            if (started.Elapsed > Limit)
                Assert.Fail("The condition did not come to hold within 30 seconds.");
            await Task.Delay(20, cancellationToken);
        }
    }
}
