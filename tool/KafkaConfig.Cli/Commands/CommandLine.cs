using System.CommandLine;
using System.CommandLine.Help;
using KafkaConfig.Cli.Commands.Apply;
using KafkaConfig.Cli.Commands.Connectors;
using KafkaConfig.Cli.Commands.Drift;
using KafkaConfig.Cli.Commands.Explain;
using KafkaConfig.Cli.Commands.History;
using KafkaConfig.Cli.Commands.Import;
using KafkaConfig.Cli.Commands.Init;
using KafkaConfig.Cli.Commands.Plan;
using KafkaConfig.Cli.Commands.Report;
using KafkaConfig.Cli.Commands.Rules;
using KafkaConfig.Cli.Commands.Runbook;
using KafkaConfig.Cli.Commands.Schemas;
using KafkaConfig.Cli.Commands.Show;
using KafkaConfig.Cli.Commands.Snapshot;
using KafkaConfig.Cli.Commands.Validate;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Cli.Commands;

/// <summary>The command tree, and the one place that catches everything.</summary>
public static class CommandLine
{
    /// <summary>Runs one command line; returns its exit code.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, IOContext io, CancellationToken cancellationToken)
    {
        var root = Build(io);
        var parsed = root.Parse(arguments);
        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration { Output = io.Output, Error = io.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, cancellationToken);
        }
        catch (UsageException problem)
        {
            return Fail(io, parsed, problem, ExitCode.Error);
        }
        catch (UnavailableException problem)
        {
            return Fail(io, parsed, problem, ExitCode.FactsUnavailable);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Fail(io, parsed, new UsageException(problem.Message), ExitCode.Error, problem);
        }
        catch (OperationCanceledException problem) when (cancellationToken.IsCancellationRequested)
        {
            return Fail(io, parsed, new UsageException("Interrupted before anything was written."), ExitCode.Error, problem);
        }
#pragma warning disable CA1031 // The one catch-all: whatever happens, users get a sentence.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            return Fail(io, parsed, new UsageException($"Unexpected failure: {problem.Message}{(problem.Message.EndsWith('.') ? "" : ".")} Run again with --verbose for the trace, and report it."), ExitCode.Error, problem);
        }
    }

    /// <summary>The whole tree; building it loads no client.</summary>
    public static RootCommand Build(IOContext io)
    {
        var root = new RootCommand("Keeps a company's Kafka in Git: validates the files, shows what would change on a cluster and at what risk, and applies what was merged.")
        {
            CommonOptions.Root,
            CommonOptions.NoColor,
            CommonOptions.Verbose,
            InitArguments.Command(io),
            ValidateArguments.Command(io),
            ShowArguments.Command(io),
            PlanArguments.Command(io),
            ApplyArguments.Command(io),
            DriftArguments.Command(io),
            RunbookArguments.Command(io),
            ReportArguments.Command(io),
            HistoryArguments.Command(io),
            ConnectorsArguments.Command(io),
            SnapshotArguments.Command(io),
            ImportArguments.Command(io),
            ExplainArguments.Command(io),
            RulesArguments.Command(io),
            SchemasArguments.Command(io),
        };
        foreach (var help in root.Options.OfType<HelpOption>())
        {
            if (help.Action is HelpAction action)
                help.Action = new HelpWithExamples(action);
        }

        return root;
    }

    private static int Fail(IOContext io, ParseResult parsed, Exception shown, ExitCode code, Exception? cause = null)
    {
        io.Output.Flush();
        io.Error.WriteLine(Views.Ink.Safe($"kafka-config: {shown.Message}"));
        if (parsed.GetValue(CommonOptions.Verbose))
            io.Error.WriteLine(cause ?? shown);
        io.Error.Flush();
        return (int)code;
    }
}
