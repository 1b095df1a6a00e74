import { describedBy, Field, type FieldFrame } from '../../ui/field/field.tsx'

/** A file to choose: a table in CSV or XLSX. */
export function FileField(frame: FieldFrame) {
  return (
    <Field frame={frame}>
      <input
        class="field__input"
        id={frame.id ?? frame.name}
        name={frame.name}
        type="file"
        accept=".csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        {...describedBy(frame)}
      />
    </Field>
  )
}
