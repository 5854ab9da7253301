using KafkaConfig.Core.Kinds;
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

    public static async Task<T> RunAsync<T>(IOContext io, string what, int total, Func<IProgress<ApplyOutcome>, Task<T>> work)
    {
        var counter = new Counter();
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

    private sealed class Counter : IProgress<ApplyOutcome>
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public void Report(ApplyOutcome value) => Interlocked.Increment(ref _count);
    }
}
