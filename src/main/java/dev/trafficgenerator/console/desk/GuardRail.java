package dev.trafficgenerator.console.desk;

import dev.trafficgenerator.run.RunPlan;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What stands between the console and a host that is not this computer: whatever would send
/// something there goes through here, and a person is asked once for each host. One question at a
/// time; a newer one takes an older one's place. For the FX thread; nothing here waits.
public final class GuardRail {
  private final AllowedHosts allowed;
  private final ReadOnlyObjectWrapper<Optional<Question>> question =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /// What is to be done there.
  public enum Deed {
    START,
    SEND_ONCE,
    TRY_LOGIN
  }

  /// Nobody has said yet that the host may be visited.
  ///
  /// @param then what is done after a yes
  public record Question(String host, Deed deed, Runnable then) {}

  public GuardRail(AllowedHosts allowed) {
    this.allowed = allowed;
  }

  /// Does `then`, which sends by `plan`, at once where nobody need be asked, and else after a yes.
  public void pass(RunPlan plan, Deed deed, Runnable then) {
    pass(AllowedHosts.reached(plan.target().host(), plan.settings().dnsOverride()), deed, then);
  }

  /// The same, for who sends to `host`.
  ///
  /// @param host as in a URL
  public void pass(String host, Deed deed, Runnable then) {
    if (allowed.contains(host)) {
      question.set(Optional.empty());
      then.run();
    } else {
      question.set(Optional.of(new Question(host, deed, then)));
    }
  }

  /// The person says that the host may be visited, which is remembered: what was to be done is.
  public void allow() {
    Optional<Question> answered = question.get();
    question.set(Optional.empty());
    answered.ifPresent(it -> {
      allowed.add(it.host());
      it.then().run();
    });
  }

  /// The person says no, or does something else instead.
  public void dismiss() {
    question.set(Optional.empty());
  }

  /// What a person is asked now.
  public ReadOnlyObjectProperty<Optional<Question>> questionProperty() {
    return question.getReadOnlyProperty();
  }
}
