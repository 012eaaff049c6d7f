package dev.holdfast.runtime.podman.image;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.options.OptionValues;
import dev.holdfast.runtime.podman.api.PodmanApi;
import dev.holdfast.runtime.podman.api.PodmanRefusal;
import dev.holdfast.runtime.podman.api.Requests;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Images of a service. */
public final class Images {
  private final Map<String, String> brought = new ConcurrentHashMap<>();
  private final Pulls pulls = new Pulls();
  private final CredentialSources credentials;

  public Images(OptionValues settings) {
    this.credentials = new CredentialSources(settings);
  }

  /**
   * Sees to it that the image is there.
   *
   * @return its id
   * @throws RuntimeRefused with what the registry said
   */
  public String bring(PodmanApi api, ImageWish wish) {
    boolean there = !wish.force() && wish.platform().isAny() && !wish.reference().isArchive();
    Optional<String> id = there ? find(api, wish.reference().name()) : Optional.empty();
    String found = id.orElseGet(() -> fetch(api, wish));
    brought.put(key(api, wish), found);
    return found;
  }

  private String fetch(PodmanApi api, ImageWish wish) {
    if (!wish.reference().isArchive()) {
      String id = pulls.run(api, wish, credentials.find(wish));
      requirePlatform(api, wish, id);
      return id;
    }
    String name = Archives.load(api, wish);
    return find(api, name)
        .orElseThrow(() -> new RuntimeRefused("the image %s was removed again".formatted(name)));
  }

  /** Podman only warns of an image for another machine than was asked for. */
  private static void requirePlatform(PodmanApi api, ImageWish wish, String id) {
    String asked = wish.platform().architecture();
    String found = inspect(api, id).map(image -> image.path("Architecture").asText()).orElse("");
    if (!asked.isEmpty() && !found.isEmpty() && !asked.equals(found)) {
      throw new RuntimeRefused(
          "arch = \"%s\": the registry has %s for %s only"
              .formatted(asked, wish.reference().name(), found));
    }
  }

  private static String key(PodmanApi api, ImageWish wish) {
    return api.endpoint().name() + '\0' + wish.reference() + '\0' + wish.platform();
  }

  /**
   * The image's id, if it is there.
   *
   * @throws RuntimeRefused if it is not
   */
  public String here(PodmanApi api, ImageWish wish) {
    String known = brought.get(key(api, wish));
    Optional<String> id = known == null ? Optional.empty() : find(api, known);
    return id.or(() -> find(api, wish.reference().name()))
        .orElseThrow(() ->
            new RuntimeRefused(
                "the image %s is not on this node: was it removed since it was brought?"
                    .formatted(wish.reference().name())));
  }

  private static Optional<String> find(PodmanApi api, String name) {
    return inspect(api, name).map(image -> image.path("Id").asText());
  }

  private static Optional<JsonNode> inspect(PodmanApi api, String name) {
    String path = "images/" + Requests.escaped(name) + "/json";
    try {
      return Optional.of(api.http().ask(Requests.get(path, Map.of()), api.limit()).json());
    } catch (PodmanRefusal refusal) {
      if (refusal.isNotFound()) {
        return Optional.empty();
      }
      throw refusal;
    }
  }
}
