/* Hold, expire and confirm as spin checks them: an order among rivals for the same units, in every order in which timers, payments, messages
 * and time can come, each crash included. One step is one conditional write, as in the code; states and their changes bear the code's
 * names, which hold-model.test.ts holds against it. Each wants one unit. A hold is `over` when its expiresAt has come; its units can be
 * taken by others once it has `lapsed`, any moment later. */

#ifndef UNITS
#define UNITS 2
#endif
#ifndef RIVALS
#define RIVALS 1
#endif
#define TRIES 3 /* retakes, at most: two deliveries of the payment are at it, one of which may have to begin again */
#ifndef PLANT_NO_CONDITION /* mistakes that must be found: units are written without their condition; */
#define PLANT_NO_CONDITION false
#endif
#ifndef PLANT_CONFIRM /* a unit is sold without a look at who has it; */
#define PLANT_CONFIRM false
#endif
#ifndef PLANT_TIMER /* the timer ends a paid order too */
#define PLANT_TIMER false
#endif
/* By whom a unit is held: 0 is the order's hold, from 1 on its retakes, then the rivals' holds. */
#define rival(r) (1 + TRIES + r)
#define HOLDERS (1 + TRIES + RIVALS)
#define nobody 255

mtype:unit = { unit_free, unit_held, unit_sold };
mtype:hold = { hold_none, hold_held, hold_claimed, hold_returned };
mtype:order = { order_none, order_pending, order_paid, order_confirmed, order_expired, order_refunding, order_refunded };

typedef Unit { mtype:unit state = unit_free; byte by = nobody; bool isOurs };
Unit units[UNITS];
bool used[HOLDERS], lapsed[HOLDERS], over;
mtype:hold hold = hold_none;
byte itsUnit = nobody, takenAs = 0, takingAs = nobody, version = 0, tries = 0; /* of its header */
mtype:order order = order_none;
bool came, wentBack;              /* the money */
bool toldExpired, toldRefunding;  /* the outbox */

/* domain/order.ts: where each change may start, and where it ends */
#define pay_from(s) (s == order_pending || s == order_expired)
#define pay_to order_paid
#define confirm_from(s) (s == order_paid)
#define confirm_to order_confirmed
#define expire_from(s) (s == order_pending)
#define expire_to order_expired
#define startRefund_from(s) (s == order_paid || s == order_confirmed)
#define startRefund_to order_refunding
#define endRefund_from(s) (s == order_refunding)
#define endRefund_to order_refunded

/* domain/unit.ts */
#define isFree(u) (units[u].state == unit_free || (units[u].state == unit_held && lapsed[units[u].by]))
#define isHeldBy(u, h) (units[u].state == unit_held && units[u].by == h)
#define isSoldToUs(u) (units[u].state == unit_sold && units[u].isOurs)

/* At any moment: a confirmed order has its unit. */
#define agrees (order != order_confirmed || isSoldToUs(itsUnit))

inline set(at, to, holder, ours) { units[at].state = to; units[at].by = holder; units[at].isOurs = ours; assert(agrees) }
inline take(at, holder) { set(at, unit_held, holder, false); used[holder] = true }
inline free(at) { set(at, unit_free, nobody, false) }
inline mayDie() { if :: mortal -> goto dead :: true fi }

/* Units first, header last; then the order, and the money or not. A crash may come between any two writes. */
proctype Buyer() {
  bool mortal = true;
  atomic { if :: isFree(0) || PLANT_NO_CONDITION -> take(0, 0) :: else -> goto dead fi }
  mayDie();
  atomic { hold = hold_held; itsUnit = 0 }
  mayDie();
  atomic { if :: !over -> hold = hold_claimed :: else -> goto dead fi }
  mayDie();
  order = order_pending;
  mayDie();
  came = true; /* at any moment from here on: in time, in the last moment, too late */
dead: skip
}

/* Others take what is free, and sell what they still hold, or leave it to time. What is sold to them stays so. */
proctype Rival(byte r) {
  byte u;
end: if
  :: atomic { isFree(UNITS - 1) -> u = UNITS - 1; take(u, rival(r)) }
  :: atomic { isFree(0) -> take(u, rival(r)) }
  fi;
  if
  :: atomic { isHeldBy(u, rival(r)) -> set(u, unit_sold, rival(r), false) };
    timeout -> assert(units[u].state == unit_sold && units[u].by == rival(r))
  :: true
  fi
}

/* The order's timer: looks whether it is paid, then ends it. */
proctype Timer() {
  bool isPaid;
end: (over && order != order_none);
  isPaid = came;
  atomic { if :: !isPaid && (expire_from(order) || (PLANT_TIMER && order == order_paid)) -> order = expire_to; toldExpired = true :: else fi }
}

/* payment-succeeded is delivered. A mortal delivery may die anywhere; the other does not, and may run beside it. */
proctype Payment(bool mortal) {
  byte u, by, read, before, mine;
end: came;
  atomic { if :: pay_from(order) -> order = pay_to :: else fi }
again:
  mayDie();
  if :: order == order_paid :: else -> goto refund fi;
  d_step { u = itsUnit; by = takenAs; read = version; before = takingAs }
  if :: hold == hold_returned -> goto lost :: else fi;
  atomic {
    if
    :: isHeldBy(u, by) || PLANT_CONFIRM -> set(u, unit_sold, by, true); goto sold
    :: isSoldToUs(u) -> goto sold
    :: else
    fi
  }
  mayDie();
  atomic { /* begin a retake, which ends those before it */
    if
    :: hold == hold_claimed && version == read ->
      assert(tries < TRIES); tries++; mine = tries; takingAs = mine; version++
    :: hold == hold_returned -> goto lost
    :: else -> goto another
    fi
  }
  mayDie();
  select (u : 0 .. UNITS - 1); /* one of them: the code looks at all before it gives up, which only makes `lost` rarer */
  atomic { if :: isFree(u) || (before != nobody && isHeldBy(u, before)) -> take(u, mine) :: else -> goto lost fi }
  mayDie();
  atomic { /* name it in the header */
    if
    :: hold == hold_claimed && version == read + 1 -> itsUnit = u; takenAs = mine; version++; assert(agrees); goto named
    :: else
    fi
  }
  atomic { if :: isHeldBy(u, mine) -> free(u) :: else fi }
another: /* another try is at this hold: the delivery fails, and the message comes again */
  if :: mortal -> goto dead :: else -> goto again fi;
named:
  mayDie();
  atomic { if :: isHeldBy(u, mine) -> set(u, unit_sold, mine, true) :: isSoldToUs(u) :: else -> goto lost fi }
sold:
  mayDie();
  atomic { if :: confirm_from(order) -> order = confirm_to; assert(agrees) :: else fi }
  goto refund;
lost:
  mayDie();
  atomic { if :: order == order_paid && startRefund_from(order) -> order = startRefund_to; toldRefunding = true :: else fi }
refund:
  mayDie();
  if :: order == order_refunding -> wentBack = true :: else -> goto dead fi;
  atomic { if :: endRefund_from(order) -> order = endRefund_to :: else fi }
dead: skip;
  d_step { u = 0; by = 0; read = 0; before = 0; mine = 0 } /* so that what it was at makes no other state */
}

/* order-expired is delivered to inventory, as late as it likes. */
proctype ReleaseExpired() {
  byte u;
end: toldExpired; u = itsUnit;
  atomic { if :: hold != hold_returned && isHeldBy(u, 0) -> free(u) :: else fi }
}

/* order-refunding is delivered to inventory: the header first, so that it takes nothing more. */
proctype ReturnRefunded() {
  byte u, by;
end: toldRefunding;
  atomic { hold = hold_returned; u = itsUnit; by = takenAs }
  atomic { if :: isHeldBy(u, by) || isSoldToUs(u) -> free(u) :: else fi }
}

/* Time: a hold is over, then lapses; a retake lapses. */
proctype Time(byte h) {
end: used[h];
  if :: h == 0 -> over = true :: else fi;
  lapsed[h] = true
}

/* Once nothing can happen any more: money is kept for tickets alone, and no unit is lost. */
proctype Settled() {
  byte u; timeout;
  assert(agrees);
  assert(!came || order == order_confirmed || (order == order_refunded && wentBack));
  assert(came || order == order_none || order == order_expired);
  assert(!wentBack || order == order_refunded);
  for (u : 0 .. UNITS - 1) { assert(!isSoldToUs(u) || (order == order_confirmed && itsUnit == u)) }
}

init {
  byte i;
  atomic {
    run Buyer(); run Timer(); run Payment(true); run Payment(false); run ReleaseExpired(); run ReturnRefunded();
    for (i : 0 .. RIVALS - 1) { run Rival(i) }
    for (i : 0 .. HOLDERS - 1) { run Time(i) }
    run Settled()
  }
}
