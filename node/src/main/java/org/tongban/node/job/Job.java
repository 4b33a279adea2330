package org.tongban.node.job;

import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import java.util.List;

/** A kind of work. What of it is to be done stands in the database, in a table of its own. */
public interface Job {
  /** How one piece of it is done. */
  CustomTask<Void> task();

  /** What is to be done and nobody will: who noted it died before he had it done by anybody. */
  List<SchedulableInstance<Void>> forgotten();
}
