namespace KafkaConfig.Testing.StandIns.GitHub;

/// <summary>How GitHub says no.</summary>
internal sealed class GitHubRefusalException(int status, string message) : StandInRefusalException(status, status, message)
{
    public static GitHubRefusalException NotFound() => new(404, "Not Found");

    public static GitHubRefusalException BadToken() => new(401, "Bad credentials");

    public static GitHubRefusalException Forbidden() => new(403, "Resource not accessible by integration");

    public static GitHubRefusalException Invalid(string message) => new(422, message);
}
