package dev.holdfast.runtime.podman.image;

import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.options.OptionValues;
import dev.holdfast.runtime.podman.image.ImageWish.TaskCredentials;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where credentials come from: the job, else the agent's file, else the agent's helper. */
final class CredentialSources {
  private static final Logger LOG = LoggerFactory.getLogger(CredentialSources.class);

  private final String file;
  private final String helper;

  CredentialSources(OptionValues settings) {
    OptionValues auth = settings.block("auth").orElse(OptionValues.none());
    this.file = auth.textOrEmpty("config");
    this.helper = auth.textOrEmpty("helper");
  }

  /**
   * The credentials for an image, if there are any.
   *
   * @throws RuntimeRefused if they cannot be had and the job does not want to do without
   */
  Optional<Credentials> find(ImageWish wish) {
    TaskCredentials task = wish.credentials();
    if (!task.isEmpty()) {
      String scope = wish.reference().registry();
      return Optional.of(new Credentials(scope, task.username(), task.password(), ""));
    }
    try {
      return configured(wish.reference());
    } catch (CredentialFailure failure) {
      if (task.softFail()) {
        LOG.warn(
            "pulling {} without credentials: {}", wish.reference().name(), failure.getMessage());
        return Optional.empty();
      }
      throw new RuntimeRefused(
          "no credentials for %s: %s".formatted(wish.reference().name(), failure.getMessage()),
          failure);
    }
  }

  private Optional<Credentials> configured(ImageReference image) throws CredentialFailure {
    if (!file.isEmpty()) {
      Optional<Credentials> found = AuthFile.read(Path.of(file)).find(image);
      if (found.isPresent()) {
        return found;
      }
    }
    return helper.isEmpty() ? Optional.empty() : CredentialHelper.ask(helper, image);
  }
}
