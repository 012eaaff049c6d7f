package dev.holdfast.runtime.podman;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells, once of each container, that the agent's configuration gave its service another name. */
final class RenamedSockets {
  private static final Logger LOG = LoggerFactory.getLogger(RenamedSockets.class);

  private final Sockets sockets;
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  RenamedSockets(Sockets sockets) {
    this.sockets = sockets;
  }

  /** Compares where a container is with what its job calls that place. */
  void look(Found found) {
    if (isRenamed(found) && told.add(found.facts().id())) {
      LOG.warn(
          "{} runs at the service {}, which its job calls socket = \"{}\": it is kept there, and its"
              + " next start needs a socket block of that name",
          found.facts().name(),
          found.api().endpoint().name(),
          asked(found).orElse(""));
    }
  }

  private boolean isRenamed(Found found) {
    return asked(found)
        .filter(name -> !sockets.find(name).filter(found.api()::equals).isPresent())
        .isPresent();
  }

  /** Containers of earlier versions, and those that were taken over, do not say it. */
  private static Optional<String> asked(Found found) {
    return found.facts().label(ContainerLabels.SOCKET);
  }
}
