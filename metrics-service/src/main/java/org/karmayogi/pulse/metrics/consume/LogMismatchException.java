package org.karmayogi.pulse.metrics.consume;

/** The log does not hold what the checkpoint says was read of it, or not all that comes after: going on would miscount. */
final class LogMismatchException extends RuntimeException {

    LogMismatchException(int partition, long checkpoint, long beginning, long end) {
        super("partition " + partition + " holds offsets " + beginning + " to " + (end - 1)
                + ", but the checkpoint is at " + checkpoint
                + (beginning > checkpoint + 1
                        ? ": records between them were deleted and can not be counted; rebuild from the learners"
                        : ": the log is shorter than what was counted; restore it, or rebuild"));
    }
}
