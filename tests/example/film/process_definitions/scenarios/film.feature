# language: id
Fitur: Izin pengambilan gambar di tempat umum

  Latar Belakang:
    Dengan hari ini tanggal 2027-03-01

  Skenario: Dari permohonan sampai laporan kebersihan
    Dengan contoh permohonan "film" dengan
      | lokasi  | jalan_cilenggang |
      | mulai   | 2027-03-20       |
      | selesai | 2027-03-22       |
    Ketika Bayu memutuskan "lengkap"
    Maka "rekomendasi" baru dibuka pada "2027-03-05"
    Ketika hari yang ditunggu tiba
    Maka polres dan kecamatan@serpong dan dishub ditanya
    Ketika Herman memutuskan "disetujui"
    Dan Asep memutuskan "disetujui"
    Maka permohonan berada di "tanda_tangan"
    Ketika petugas di "tanda_tangan" memutuskan "ditandatangani"
    Maka dokumen bernomor "503/0001/FILM/2027"
    Dan dokumen berkop "Kecamatan Serpong"
    Dan izin itu berlaku mulai "2027-03-20" sampai "2027-03-22"
    Dan "pemeriksaan" baru dibuka pada "2027-03-19"
    Ketika hari yang ditunggu tiba
    Dan Tono memutuskan "baik"
    Maka "laporan" baru dibuka pada "2027-03-23"
    Ketika hari yang ditunggu tiba
    Dan pemohon menjawab "laporan" dengan keadaan "Bersih"
    Maka permohonan berakhir "done"

  Skenario: Laporan yang tidak masuk menutup pintu enam bulan
    Dengan izin "film" sudah terbit
    Ketika hari yang ditunggu tiba
    Dan Tono memutuskan "baik"
    Dan hari yang ditunggu tiba
    Dan pemohon diam
    Maka permohonan berakhir "lapsed"
    Ketika pemohon lain mengajukan permohonan dengan
      | mulai   | 2027-05-20 |
      | selesai | 2027-05-22 |
    Maka itu ditolak dengan kode "barred"

  Skenario: Dua syuting di tempat yang sama pada hari yang sama
    Dengan contoh permohonan "film" dengan
      | lokasi  | taman_kota_1 |
      | mulai   | 2027-03-20   |
      | selesai | 2027-03-22   |
    Maka permohonan memegang "tempat" dari "2027-03-20" sampai "2027-03-22"
    Ketika pemohon lain mengajukan permohonan dengan
      | lokasi  | taman_kota_1 |
      | mulai   | 2027-03-22   |
      | selesai | 2027-03-23   |
    Maka itu ditolak dengan kode "taken"
    Dan alasannya menyebut "23 Maret 2027"

  Skenario: Tanpa polisi tidak cukup
    Dengan contoh permohonan "film" dengan
      | lokasi  | taman_kota_1 |
      | mulai   | 2027-03-20   |
      | selesai | 2027-03-22   |
    Ketika Bayu memutuskan "lengkap"
    Dan hari yang ditunggu tiba
    Dan Asep memutuskan "disetujui"
    Dan Joko memutuskan "disetujui"
    Maka permohonan berada di "rekomendasi"
    Ketika Herman memutuskan "ditolak" karena "Arak-arakan"
    Maka permohonan berada di "konsep_penolakan"

  Skenario: Yang sudah memegang dua izin ditolak
    Dengan register mencatat 2 izin "film" dengan kunci "3674015203920001"
    Dan contoh permohonan "film" dengan
      | nik | 3674015203920001 |
    Ketika Bayu memutuskan "lengkap"
    Maka "izin_berlaku" menemukan 2 izin
    Dan permohonan berada di "sudah_dua"
    Ketika petugas di "sudah_dua" memutuskan "ditolak" karena "Sudah dua izin"
    Dan Maya memutuskan "ditandatangani"
    Maka permohonan berakhir "refused"

  Skenario: Kru besar ditandatangani kepala dinas
    Dengan contoh permohonan "film" dengan
      | kru.3.nama | Kru 3 |
      | kru.3.tugas | Figuran |
      | kru.4.nama | Kru 4 |
      | kru.4.tugas | Figuran |
      | kru.5.nama | Kru 5 |
      | kru.5.tugas | Figuran |
      | kru.6.nama | Kru 6 |
      | kru.6.tugas | Figuran |
      | kru.7.nama | Kru 7 |
      | kru.7.tugas | Figuran |
      | kru.8.nama | Kru 8 |
      | kru.8.tugas | Figuran |
      | kru.9.nama | Kru 9 |
      | kru.9.tugas | Figuran |
      | kru.10.nama | Kru 10 |
      | kru.10.tugas | Figuran |
      | kru.11.nama | Kru 11 |
      | kru.11.tugas | Figuran |
    Dan keputusan ini sudah diambil
      | berkas | lengkap |
    Ketika hari yang ditunggu tiba
    Dan semua petugas di "rekomendasi" memutuskan "disetujui"
    Dan Maya memutuskan "ditandatangani"
    Maka dokumen berkop "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu"

  Skenario: Dokumen yang tidak sesuai kembali
    Dengan contoh permohonan "film" dengan
      | drone | ya |
    Ketika Bayu memutuskan "kembalikan" menilai surat_pilot tidak sesuai "Kedaluwarsa."
    Maka permohonan berada di "perbaikan"
    Ketika pemohon memperbaiki dokumen "surat_pilot"
    Dan Bayu memutuskan "lengkap"
    Maka "surat_pilot" dinilai sesuai

  Skenario: Ditunda ke hari lain
    Dengan contoh permohonan "film" dengan
      | lokasi  | taman_kota_1 |
      | mulai   | 2027-03-20   |
      | selesai | 2027-03-22   |
    Dan keputusan ini sudah diambil
      | berkas | lengkap |
    Ketika hari yang ditunggu tiba
    Dan semua petugas di "rekomendasi" memutuskan "disetujui"
    Dan petugas di "tanda_tangan" memutuskan "ditandatangani"
    Dan hari yang ditunggu tiba
    Dan Tono memutuskan "kurang" karena "Pagar belum ada"
    Dan Maya memutuskan "ditunda"
    Dan pemohon menjawab "hari_lain" dengan
      | pertama  | 2027-04-03 |
      | terakhir | 2027-04-05 |
    Dan Maya memutuskan "ditandatangani"
    Maka izin itu berlaku mulai "2027-04-03" sampai "2027-04-05"
    Dan permohonan memegang "tempat" dari "2027-04-03" sampai "2027-04-05"
    Dan "pemeriksaan" baru dibuka pada "2027-04-02"
    Ketika pemohon lain mengajukan permohonan dengan
      | lokasi  | taman_kota_1 |
      | mulai   | 2027-04-04   |
      | selesai | 2027-04-04   |
    Maka itu ditolak dengan kode "taken"

  Skenario: Foto satu orang kru buram, dan hanya itu yang kembali
    Dengan contoh permohonan "film"
    Ketika Bayu memutuskan "kembalikan" menilai kru.2.foto_ktp tidak sesuai "Buram."
    Dan pemohon memperbaiki dokumen "kru.2.foto_ktp"
    Dan Bayu memutuskan "lengkap"
    Maka "kru.2.foto_ktp" dinilai sesuai
    Dan "rekomendasi" baru dibuka pada "2027-03-05"

  Skenario: Perbaikan yang tidak dikirim menggugurkan permohonan
    Dengan contoh permohonan "film"
    Ketika Bayu memutuskan "kembalikan" menilai sinopsis tidak sesuai "Kosong."
    Dan pemohon diam
    Maka permohonan berakhir "lapsed"

  Skenario: Setelah tiga kali dikembalikan permohonan ditolak
    Dengan contoh permohonan "film"
    Dan Bayu memutuskan "kembalikan" menilai sinopsis tidak sesuai "Kosong."
    Dan pemohon memperbaiki dokumen "sinopsis"
    Dan Bayu memutuskan "kembalikan" menilai sinopsis tidak sesuai "Kosong."
    Dan pemohon memperbaiki dokumen "sinopsis"
    Dan Bayu memutuskan "kembalikan" menilai sinopsis tidak sesuai "Kosong."
    Dan pemohon memperbaiki dokumen "sinopsis"
    Ketika Bayu memutuskan "exhausted" karena "Sinopsis tetap kosong"
    Maka permohonan berada di "konsep_penolakan"

  Skenario: Camat tidak menandatangani
    Dengan contoh permohonan "film"
    Dan Bayu memutuskan "lengkap"
    Dan hari yang ditunggu tiba
    Dan Herman memutuskan "disetujui"
    Dan Asep memutuskan "disetujui"
    Ketika petugas di "tanda_tangan" memutuskan "ditolak" karena "Ada upacara"
    Maka permohonan berada di "konsep_penolakan"

  Skenario: Dibekukan, diperiksa lagi, dan dipulihkan
    Dengan izin "film" sudah terbit
    Dan hari yang ditunggu tiba
    Dan Tono memutuskan "kurang" karena "Pagar belum ada"
    Ketika Maya memutuskan "dibekukan"
    Maka izin itu dibekukan
    Dan dokumen "letters/film_beku" terbit
    Ketika Tono memutuskan "baik"
    Dan Maya memutuskan "tetap"
    Dan Tono memutuskan "baik"
    Dan Maya memutuskan "dipulihkan"
    Maka dokumen "letters/film_pulih" terbit
    Dan permohonan belum berakhir

  Skenario: Dibekukan, dan dicabut
    Dengan izin "film" sudah terbit
    Dan hari yang ditunggu tiba
    Dan Tono memutuskan "kurang" karena "Pagar belum ada"
    Dan Maya memutuskan "dibekukan"
    Dan Tono memutuskan "kurang" karena "Pagar tetap belum ada"
    Dan Maya memutuskan "tetap"
    Dan Tono memutuskan "kurang" karena "Pagar tetap belum ada"
    Ketika Maya memutuskan "dicabut"
    Maka izin itu dicabut
    Dan permohonan berakhir "changed"

  Skenario: Langsung dicabut, dan tempatnya bebas
    Dengan izin "film" sudah terbit
    Dan hari yang ditunggu tiba
    Dan Tono memutuskan "kurang" karena "Bukan film ini"
    Ketika Maya memutuskan "dicabut"
    Maka izin itu dicabut
    Dan permohonan tidak memegang "tempat"

  Skenario: Dilanjutkan walaupun ada yang kurang
    Dengan izin "film" sudah terbit
    Dan hari yang ditunggu tiba
    Dan Tono memutuskan "kurang" karena "Pagar belum ada"
    Ketika Maya memutuskan "dilanjutkan"
    Maka izin itu belum berlaku

  Skenario: Tanpa hari pengganti diputuskan lagi
    Dengan izin "film" sudah terbit
    Dan hari yang ditunggu tiba
    Dan Tono memutuskan "kurang" karena "Pagar belum ada"
    Dan Maya memutuskan "ditunda"
    Ketika pemohon diam
    Maka permohonan berada di "putusan"

  Skenario: Hari pengganti sudah dipakai syuting lain
    Dengan contoh permohonan "film" dengan
      | mulai   | 2027-04-03 |
      | selesai | 2027-04-05 |
    Dan pemohon lain mengajukan permohonan
    Dan keputusan ini sudah diambil
      | berkas | lengkap |
    Dan hari yang ditunggu tiba
    Dan semua petugas di "rekomendasi" memutuskan "disetujui"
    Dan petugas di "tanda_tangan" memutuskan "ditandatangani"
    Dan hari yang ditunggu tiba
    Dan Tono memutuskan "kurang" karena "Pagar belum ada"
    Dan Maya memutuskan "ditunda"
    Dan pemohon menjawab "hari_lain" dengan
      | pertama  | 2027-04-05 |
      | terakhir | 2027-04-07 |
    Ketika Maya memutuskan "ditandatangani"
    Maka itu ditolak dengan kode "taken"
    Ketika Maya memutuskan "tidak_dapat"
    Maka permohonan berada di "putusan"
