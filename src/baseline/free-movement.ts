/** How far people may move: full = live and work, partial = some groups or short stays, signed = not in force. */
export type FreeMovementStatus = 'full' | 'partial' | 'signed';

/** An area inside which members let each other's people live and work, as it stands in 2025. */
export interface FreeMovementArea {
  /** As in the source: `ECOWAS`, `EU_EEA_CH`. */
  readonly id: string;
  readonly members: readonly {
    /** Row of the place. */
    readonly place: number;
    readonly status: FreeMovementStatus;
    /** `leave`: its people may go, others may not come; `arrive`: the other way round. */
    readonly direction: 'both' | 'leave' | 'arrive';
  }[];
  /** Pairs of rows, from and to, that the area leaves out. */
  readonly except: readonly (readonly [number, number])[];
}

/** Free movement between places; both lists hold rows of places, so they belong to one baseline. */
export interface FreeMovement {
  readonly areas: readonly FreeMovementArea[];
  /** Pairs of rows, from and to, inside one state: always free, no switch. */
  readonly withinState: readonly (readonly [number, number])[];
}
