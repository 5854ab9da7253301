namespace KafkaConfig.Benchmarks;

/// <summary>What a child process measured of itself. Requests are counted in a run of their own: statistics cost time.</summary>
internal sealed record Measurement(double Milliseconds, long PeakMegabytes, string Requests);
