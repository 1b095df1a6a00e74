import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { detectLanguage, loadDetector } from './detect.ts'

before(() => loadDetector())

const texts: readonly (readonly [language: string, text: string])[] = [
  ['en', 'The bus to the hospital never comes on time.'],
  ['en', 'Parking'],
  ['en', 'Nothing'],
  ['en', 'Staff were lovely'],
  ['en', 'Good'],
  ['en', 'More seats please'],
  ['en', 'It was a wee bit cold in the waiting room but the nurses were great'],
  ['en', 'No complaints at all, thank you'],
  ['en', 'Too long a wait in A&E'],
  ['gd', 'Tha mi ag iarraidh barrachd sheirbheisean anns a’ Ghàidhlig.'],
  ['gd', 'Chan eil bus ann às dèidh sia uairean.'],
  ['gd', 'Tapadh leibh airson ur cuideachadh'],
  ['gd', 'Bha an dotair uabhasach math'],
  ['gd', 'Feumaidh sinn ospadal nas fhaisge air an dachaigh'],
  ['sco', 'Ah cannae get an appointment wi the doctor, it’s aye full'],
  ['sco', 'The bairns hae naewhere tae play efter the schuil'],
  ['sco', 'Ma granny disnae ken whit tae dae aboot her heatin'],
  ['sco', 'Dinnae shut oor library'],
  ['sco', 'Cannae park'],
  ['sco', 'It’s gey dreich and the hoose is cauld'],
  ['pl', 'Autobus nigdy nie przyjeżdża na czas.'],
  ['pl', 'Bardzo miły personel'],
  ['pl', 'Potrzebujemy więcej lekarzy mówiących po polsku'],
  ['pl', 'Dziękuję za pomoc'],
  ['pl', 'Tak, dobrze'],
  ['ar', 'الانتظار طويل جدا في المستشفى'],
  ['ar', 'شكرا لكم'],
  ['ur', 'ہسپتال میں انتظار بہت لمبا ہے'],
  ['fa', 'پرستارها خیلی مهربان بودند اما باید زیاد منتظر می‌ماندیم'],
  ['zh', '医院等候时间太长了'],
  ['zh', '謝謝你們的幫助'],
  ['ja', '病院の待ち時間が長すぎます'],
  ['ko', '대기 시간이 너무 길어요'],
  ['uk', 'Мені потрібен лікар, який розмовляє українською'],
  ['ru', 'Очень долго ждали приёма у врача'],
  ['ro', 'Personalul a fost foarte amabil, dar am așteptat mult'],
  ['es', 'Las enfermeras fueron muy amables con mi madre'],
  ['fr', 'Il faut attendre trop longtemps pour voir un médecin'],
  ['de', 'Wir brauchen mehr Zeit mit dem Arzt'],
  ['it', 'Il personale è stato molto gentile con noi'],
  ['pt', 'Precisamos de mais autocarros para o hospital'],
  ['lt', 'Labai ilgai reikėjo laukti gydytojo'],
  ['pa', 'ਹਸਪਤਾਲ ਬਹੁਤ ਦੂਰ ਹੈ'],
  ['hi', 'अस्पताल में बहुत देर तक इंतज़ार करना पड़ा'],
  ['bn', 'হাসপাতালে অনেক অপেক্ষা করতে হয়'],
  ['cy', 'Mae angen mwy o feddygon sy’n siarad Cymraeg'],
  ['tr', 'Hastanede çok uzun süre bekledik'],
  ['so', 'Waxaan u baahanahay turjumaan marka aan la kulmo dhakhtarka'],
]

for (const [language, text] of texts) {
  test(`“${text}” is read as ${language}`, () => {
    assert.equal(detectLanguage(text).language, language)
  })
}

test('a text without letters has no language', () => {
  for (const text of ['', '  ', '123', '👍👍', '???']) {
    assert.deepEqual(detectLanguage(text), { language: 'und', confidence: 0 })
  }
})

test('the same text is always read alike, with a confidence between 0 and 1', () => {
  for (const [, text] of texts) {
    const once = detectLanguage(text)
    assert.deepEqual(detectLanguage(text), once)
    assert.ok(once.confidence > 0 && once.confidence <= 1, `${once.confidence}`)
  }
})

test('addresses and odd characters in a text do not trouble the reading', () => {
  assert.equal(detectLanguage('See https://example.org/fr/bonjour for the bus times\n\ud800').language, 'en')
})
