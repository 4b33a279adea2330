package org.tongban.node.batch;

import java.util.Objects;
import org.tongban.node.job.Jobs;
import org.tongban.node.store.Chunk;

/** Word of messages goes over the database. */
public final class DueChunks implements ChunkQueue {
  private final Jobs jobs;
  private final BatchJob job;

  public DueChunks(Jobs jobs, BatchJob job) {
    this.jobs = Objects.requireNonNull(jobs, "jobs");
    this.job = Objects.requireNonNull(job, "job");
  }

  @Override
  public void add(Chunk chunk) {
    jobs.add(job.of(chunk));
  }
}
