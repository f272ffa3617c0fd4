/** Options of `tao doctor`. */
export interface DoctorFlags {
  readonly json: boolean;
  readonly url: string;
  readonly basePath?: string;
  readonly chain?: string;
}
