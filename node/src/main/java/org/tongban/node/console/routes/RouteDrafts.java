package org.tongban.node.console.routes;

import java.util.List;
import java.util.Optional;
import org.tongban.core.message.ServiceId;
import org.tongban.node.console.approval.FileDrafts;
import org.tongban.node.console.approval.FileProblem;
import org.tongban.node.console.approval.Proposal.Kind;
import org.tongban.node.console.approval.Proposals;
import org.tongban.node.routeguard.LookUpDrafts;

/** Drafts of look-ups, each of its own file. */
record RouteDrafts(
    Proposals proposals, LookUpDrafts drafts, LookUpFiles files, RouteHistory history) {
  FileDrafts of(ServiceId service) {
    return new FileDrafts(proposals, new LookUp(service));
  }

  private final class LookUp implements FileDrafts.Subject {
    private final ServiceId service;

    LookUp(ServiceId service) {
      this.service = service;
    }

    @Override
    public Kind kind() {
      return Kind.ROUTE;
    }

    @Override
    public String about() {
      return service.value();
    }

    @Override
    public Optional<String> text() {
      return files.text(service);
    }

    @Override
    public List<FileProblem> problems(String text) {
      return drafts.check(service, text).stream()
          .map(one -> new FileProblem(one.line(), one.column(), one.message()))
          .toList();
    }

    @Override
    public void noted(String by, String text) {
      history.add(about(), by, Optional.of(text).filter(one -> !one.isEmpty()));
    }

    @Override
    public void put(String text) {
      files.put(service, text);
    }
  }
}
