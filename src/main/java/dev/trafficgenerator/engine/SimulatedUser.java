package dev.trafficgenerator.engine;

import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// One simulated user: lives in sessions, one after the other, until the run is over or the user is
/// asked to leave, and meanwhile goes away and comes back as the load curve says. All waiting is
/// done here, so that it can be called off.
final class SimulatedUser implements Runnable {
  /// Instead of a moment: the user shall leave.
  static final long NEVER = Long.MIN_VALUE;

  private enum Pause {
    OVER,
    LEAVING,
    PLAN_CHANGED
  }

  private final Run run;
  private final int number;
  private final Thread thread;
  private volatile boolean leaving;
  private volatile boolean away;
  private volatile long comesAtNanos;

  private final Guests guests = new Guests();
  private RandomGenerator timing;
  private int failuresInARow;
  private int refusalsInARow;
  private int faultsInARow;
  private long sessions;

  private boolean hasTurn;

  /// Nothing to think about yet: the user has just come, or come back.
  private boolean isFirstTurn = true;

  private boolean askedApi;
  private long turnNanos;
  private boolean turnBacksOff;
  private long lastEndNanos;
  private @Nullable CompiledPlan turnPlan;

  SimulatedUser(Run run, int number, long startNanos) {
    this.run = run;
    this.number = number;
    this.comesAtNanos = startNanos;
    this.timing = SeedStream.TIMING.of(run.seed(), number, 0);
    this.thread = Thread.ofVirtual().name("user-" + number).unstarted(this);
  }

  Thread thread() {
    return thread;
  }

  /// Whom this user has been.
  Guests guests() {
    return guests;
  }

  int number() {
    return number;
  }

  /// Asks the user to leave between two requests.
  void leave() {
    leaving = true;
    wake();
  }

  /// Asks the user to go away between two requests, until there is a place again.
  void goAway() {
    away = true;
    wake();
  }

  /// There is a place again, from `atNanos` on; a start that is still to come stays as it is.
  void comeBack(long atNanos) {
    if (atNanos - comesAtNanos > 0) {
      comesAtNanos = atNanos;
    }
    away = false;
    wake();
  }

  /// Lets the user look again whether it still should wait.
  void wake() {
    LockSupport.unpark(thread);
  }

  /// For good, or until there is a place again.
  boolean isLeaving() {
    return away || isLeavingForGood();
  }

  private boolean isLeavingForGood() {
    return leaving || run.isOver();
  }

  @Override
  public void run() {
    try {
      while (awaitPlace()) {
        beThere();
      }
    } catch (OutOfMemoryError e) {
      run.fail(Run.HEAP_FULL);
    }
  }

  /// Waits until the user may come; false when it shall leave for good.
  private boolean awaitPlace() {
    while (!waitUntil(comesAtNanos)) {
      if (isLeavingForGood()) {
        return false;
      }
      if (away) {
        awaitWake();
      }
    }
    return true;
  }

  private void beThere() {
    beginAnew();
    run.userArrived();
    try {
      while (!isLeaving()) {
        if (run.awaitMemory(this)) {
          live();
        }
      }
    } finally {
      run.userLeft();
      giveTurnBack();
    }
  }

  /// Whoever has just come has nothing to think about.
  private void beginAnew() {
    lastEndNanos = System.nanoTime();
    isFirstTurn = true;
  }

  private void live() {
    long session = sessions++;
    timing = SeedStream.TIMING.of(run.seed(), number, session);
    try {
      new Session(run, this, session).live();
      faultsInARow = 0;
      pauseBetweenSessions();
    } catch (RuntimeException | StackOverflowError e) {
      // A fault of ours must neither end the user nor make it spin. Pages nested without end, from
      // a target that means harm, can be such a fault.
      faultsInARow++;
      run.sessionFaulted(e);
      waitUntil(System.nanoTime() + Backoff.waitNanos(faultsInARow, timing));
    }
  }

  /// Stays away for as long as the plan says; a changed plan counts from when the user went.
  private void pauseBetweenSessions() {
    long leftNanos = System.nanoTime();
    Delay pause = null;
    long nanos = 0;
    while (true) {
      CompiledPlan plan = run.plan();
      if (plan.pause() == null) {
        break;
      }
      if (!plan.pause().equals(pause)) {
        pause = plan.pause();
        nanos = pause.nanos(timing);
        giveTurnBack();
      }
      if (pauseUntil(leftNanos + nanos, plan) != Pause.PLAN_CHANGED) {
        break;
      }
    }
    if (pause != null) {
      beginAnew();
    }
  }

  /// A user who is away takes no slot of the schedule along.
  private void giveTurnBack() {
    if (hasTurn && turnPlan != null && turnPlan.pacer() != null) {
      turnPlan.pacer().giveBack(turnNanos);
    }
    hasTurn = false;
  }

  /// Waits until the next request is due, but no longer than until `lastNanos`, and returns when it
  /// is due; [#NEVER] when the user shall leave. The turn stays the user's until [it is
  /// used][#useTurn].
  long awaitTurn(long lastNanos) {
    while (true) {
      CompiledPlan plan = run.plan();
      decideTurn(plan);
      switch (pauseForTurn(turnNanos - lastNanos < 0 ? turnNanos : lastNanos, plan)) {
        case OVER -> {
          return turnNanos;
        }
        case LEAVING -> {
          return NEVER;
        }
        case PLAN_CHANGED -> {
          // decide again
        }
      }
    }
  }

  private Pause pauseForTurn(long nanos, CompiledPlan plan) {
    if (!turnBacksOff) {
      return pauseUntil(nanos, plan);
    }
    run.userBacksOff();
    try {
      return pauseUntil(nanos, plan);
    } finally {
      run.userBackedOff();
    }
  }

  private void decideTurn(CompiledPlan plan) {
    CompiledPlan decidedBy = hasTurn ? turnPlan : null;
    turnPlan = plan;
    Pacer pacer = plan.pacer();
    if (pacer != null) {
      if (decidedBy == null || decidedBy.pacer() != pacer) {
        turnNanos = pacer.take();
        turnBacksOff = false;
      }
    } else if (decidedBy == null
        || decidedBy.pacer() != null
        || !decidedBy.thinkTime(askedApi).equals(plan.thinkTime(askedApi))) {
      long thinkNanos = isFirstTurn ? 0 : plan.thinkTime(askedApi).nanos(timing);
      long backoffNanos = Backoff.waitNanos(failuresInARow, timing);
      turnNanos = lastEndNanos + Math.max(thinkNanos, backoffNanos);
      turnBacksOff = backoffNanos > thinkNanos;
    }
    hasTurn = true;
  }

  /// The turn is being used for a request, the pause after which depends on what it asks for.
  void asks(boolean forApi) {
    askedApi = forApi;
  }

  /// The turn is being used for a request.
  void useTurn() {
    hasTurn = false;
    isFirstTurn = false;
  }

  /// A request ended. The next think time counts from here; failures in a row lengthen it.
  void requestEnded(long endNanos, boolean answered) {
    lastEndNanos = endNanos;
    failuresInARow = answered ? 0 : failuresInARow + 1;
  }

  /// A login failed, or what it brought was refused.
  void refused() {
    refusalsInARow++;
  }

  /// A request that needed a login was not refused.
  void letIn() {
    refusalsInARow = 0;
  }

  /// Waits before the next login, the longer the more of them came to nothing, in whichever
  /// session. The wait comes before the next turn, so that it takes no slot of the schedule and
  /// counts as no delay of the generator's.
  void backOffFromLogin() {
    if (refusalsInARow > 0) {
      run.userBacksOff();
      try {
        waitUntil(System.nanoTime() + Backoff.waitNanos(refusalsInARow, timing));
      } finally {
        run.userBackedOff();
      }
    }
    lastEndNanos = System.nanoTime();
    failuresInARow = 0;
  }

  /// Waits, whatever becomes of the plan; false when the user shall leave.
  private boolean waitUntil(long nanos) {
    Pause pause;
    do {
      pause = pauseUntil(nanos, run.plan());
    } while (pause == Pause.PLAN_CHANGED);
    return pause == Pause.OVER;
  }

  private Pause pauseUntil(long nanos, CompiledPlan plan) {
    boolean waited = false;
    while (true) {
      if (isLeaving()) {
        return Pause.LEAVING;
      }
      if (!run.plan().equals(plan)) {
        return Pause.PLAN_CHANGED;
      }
      long now = System.nanoTime();
      if (now - nanos >= 0) {
        if (waited) {
          run.metrics().wokeLate(now - nanos);
        }
        return Pause.OVER;
      }
      waited = true;
      LockSupport.parkNanos(this, nanos - now);
    }
  }

  /// Waits until woken; for what has no moment.
  void awaitWake() {
    LockSupport.park(this);
  }
}
