package org.tongban.node.wiring;

import java.util.List;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.tongban.node.job.Job;
import org.tongban.node.job.Jobs;
import org.tongban.node.store.NodeDatabase;

/** Work that is due at a time, of every kind that there is. */
@Configuration(proxyBeanMethods = false)
class JobWiring {
  @Bean(destroyMethod = "close")
  Jobs jobs(NodeDatabase database, List<Job> all) {
    return new Jobs(database.dataSource(), all);
  }

  /** Most work needs the routes: it begins when they are up, and ends before they do. */
  @Bean
  Hours jobHours(Jobs jobs) {
    return new Hours(jobs);
  }

  /** From when until when work is done. */
  static final class Hours {
    private final Jobs jobs;

    Hours(Jobs jobs) {
      this.jobs = jobs;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
      jobs.start();
    }

    @EventListener(ContextClosedEvent.class)
    void closing() {
      jobs.close();
    }
  }
}
