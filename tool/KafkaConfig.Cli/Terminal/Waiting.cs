using KafkaConfig.Cli.Views;
using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Model;
using Spectre.Console;

namespace KafkaConfig.Cli.Terminal;

/// <summary>Shows that work is going on: a bar or a spinner, on a terminal, for what takes over a second. Nothing anywhere else.</summary>
internal static class Waiting
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public static async Task<T> RunAsync<T>(IOContext io, string what, Func<Task<T>> work)
    {
        var task = work();
        if (!io.ErrorIsTerminal || await IsSoonDoneAsync(io, task))
            return await task;
        await Console(io).Status().StartAsync(Markup.Escape(what), _ => Settled(task));
        return await task;
    }

    public static async Task<T> RunAsync<T>(IOContext io, string what, int total, Func<IApplyProgress, Task<T>> work)
    {
        var counter = new Counter(io);
        var task = work(counter);
        if (!io.ErrorIsTerminal || await IsSoonDoneAsync(io, task))
            return await task;
        await Console(io).Progress().AutoClear(true).StartAsync(async context =>
        {
            var bar = context.AddTask(Markup.Escape(what), maxValue: total);
            while (!task.IsCompleted)
            {
                bar.Value = counter.Count;
                await Task.WhenAny(task, Task.Delay(TimeSpan.FromMilliseconds(100), io.Time));
            }
        });
        return await task;
    }

    private static IAnsiConsole Console(IOContext io) => AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(io.Error) });

    private static async Task<bool> IsSoonDoneAsync(IOContext io, Task task) => await Task.WhenAny(task, Task.Delay(Patience, io.Time)) == task;

    // The caller awaits the task itself, and sees its exception there.
    private static Task Settled(Task task) => task.ContinueWith(_ => { }, TaskScheduler.Default);

    // Where no bar is shown, each request is announced on a line of its own.
    private sealed class Counter(IOContext io) : IApplyProgress
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public void Sending(IReadOnlyList<Change> batch)
        {
            if (io.ErrorIsTerminal)
                return;
            var names = batch.Count == 1 ? $"{batch[0].Address}" : $"{batch[0].Address} … {batch[^1].Address}";
            io.Error.WriteLine(Ink.Safe($"Writing: {batch[0].Action} {Views.Count.Of(batch.Count, "resource")}, {names}"));
            io.Error.Flush();
        }

        public void Decided(ApplyOutcome outcome) => Interlocked.Increment(ref _count);
    }
}
